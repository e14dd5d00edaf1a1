package org.runstate.audience;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Teams, and who owns each.
 */
@Repository
public class Teams {

	private final JdbcClient jdbc;

	private final Audit audit;

	Teams(JdbcClient jdbc, Audit audit) {
		this.audit = audit;
		this.jdbc = jdbc;
	}

	/** All teams by name, in order. */
	public List<Team> all() {
		return this.jdbc.sql("""
				select t.id, t.name, t.owner_id, p.name owner, coalesce(p.active, false) owner_active,
					(select count(*) from person m where m.team_id = t.id and m.active) people
				from team t left join person p on p.id = t.owner_id order by t.name
				""").query(Team.class).list();
	}

	/** All teams by their names. */
	public Map<String, Team> byName() {
		Map<String, Team> teams = new LinkedHashMap<>();
		all().forEach((team) -> teams.put(team.name(), team));
		return teams;
	}

	/**
	 * Sets who owns a team.
	 * @param ownerId null for nobody
	 * @return whether there is such a team
	 */
	@Transactional
	boolean own(long id, @Nullable Long ownerId) {
		if (this.jdbc.sql("select id from team where id = ?").param(id).query(Long.class).optional().isEmpty()) {
			return false;
		}
		this.jdbc.sql("update team set owner_id = :owner where id = :id")
			.param("owner", ownerId)
			.param("id", id)
			.update();
		this.audit.note(Did.TEAM_OWNER_SET, About.team(id),
				Map.of("owner", (ownerId != null) ? "person " + ownerId : "nobody"));
		return true;
	}

	/**
	 * A team.
	 *
	 * @param owner the owner's name
	 * @param people how many active people it has
	 */
	public record Team(long id, String name, @Nullable Long ownerId, @Nullable String owner, boolean ownerActive,
			long people) {
	}

}
