package org.runstate.announcement;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What became of an announcement after it was sent off.
 */
@Repository
class Watch {

	private static final int NAMES = 200;

	/** Each of its people with the message and whether they confirmed. */
	private static final String STANDING = """
			select p.name, coalesce(t.name, '') team, case
					when m.state in ('sent', 'kept') then 'delivered'
					when m.state in ('refused', 'expired') then 'refused'
					when m.state = 'cancelled' or (m.withdrawn is not null and m.claimed_by is null) then 'stopped'
					when m.id is null and a.state = 'cancelled' then 'stopped'
					when m.state = 'unknown' then 'unknown'
					else 'waiting' end delivery,
				exists (select 1 from acknowledgement k where k.person_id = r.person_id and k.notice_id = a.notice_id
					and k.revision >= a.revision) confirmed,
				r.due_at
			from announcement_recipient r
			join announcement a on a.id = r.announcement_id
			join person p on p.id = r.person_id
			left join team t on t.id = p.team_id
			left join message m on m.cause = concat('announcement:', r.announcement_id, ':', r.person_id)
			where r.announcement_id = ?
			""";

	private final JdbcClient jdbc;

	Watch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** In figures. */
	Figures of(long announcement) {
		return this.jdbc.sql("""
				select count(*) people, count(if(delivery = 'delivered', 1, null)) delivered,
					count(if(delivery = 'refused', 1, null)) refused, count(if(delivery = 'stopped', 1, null)) stopped,
					count(if(delivery in ('waiting', 'unknown'), 1, null)) waiting,
					count(if(confirmed, 1, null)) confirmed,
					count(if(not confirmed and delivery <> 'stopped', 1, null)) open
				from (""" + STANDING + ") s").param(announcement).query(Figures.class).single();
	}

	/** By name, those first who did not get it or did not confirm. */
	List<Name> names(long announcement) {
		return this.jdbc.sql("select name, team, delivery, confirmed from (" + STANDING + """
				) s order by delivery = 'delivered', confirmed, name limit\s""" + NAMES)
			.param(announcement)
			.query(Name.class)
			.list();
	}

	/**
	 * How many people it reached.
	 *
	 * @param delivered taken by their mail server, or kept where there is none
	 * @param refused or given up
	 * @param stopped before they left
	 * @param open who have not confirmed and could
	 */
	public record Figures(long people, long delivered, long refused, long stopped, long waiting, long confirmed,
			long open) {
	}

	/** Somebody whom it is for. */
	public record Name(String name, String team, String delivery, boolean confirmed) {
	}

}
