package org.runstate.acknowledgement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rate, for pages, files and programs alike: whoever shows it asks here.
 */
@Repository
public class Rates {

	/**
	 * How many people of each team are how far with each notice, by their group, by
	 * whether it is met, and by whether it is late. What was settled under the name of
	 * another notice, or by one of the team, has no acknowledgement of its own; it holds
	 * until a material revision. What was handed over counts for who owes it now.
	 */
	private static final String STANDING = """
			-- each notice once, then who owes it
			select straight_join n.id notice_id, p.team_id,
				if(not p.active, 'left', if(p.joined_on > date(coalesce(m.classified_at, n.first_seen_at)), 'joined',
					'obliged')) standing,
				o.closed_at is not null and not coalesce(o.ending = 'left', false) and coalesce(
					(select max(a.revision) from acknowledgement a
						where a.person_id = o.person_id and a.notice_id = o.notice_id) >= coalesce(r.number, 1),
					o.closed_at >= coalesce(m.classified_at, o.closed_at)) met,
				o.closed_at is null and o.due_on < :today late,
				count(*) people
			from (%s) asked
			join notice n on n.id = asked.id
			left join impact m on m.revision_id = (
				select max(i.revision_id) from impact i where i.notice_id = asked.id and i.material)
			left join revision r on r.id = m.revision_id
			join obligation o on o.notice_id = n.id
			join person p on p.id = o.person_id and not coalesce(o.ending in ('handed', 'withdrawn'), false)
			group by n.id, p.team_id, standing, met, late
			""";

	private static final String COUNTS = """
			coalesce(sum(if(standing = 'obliged', people, 0)), 0) owed,
			coalesce(sum(if(standing = 'obliged' and met, people, 0)), 0) acknowledged,
			coalesce(sum(if(standing = 'obliged' and not met and late, people, 0)), 0) overdue,
			coalesce(sum(if(standing = 'joined', people, 0)), 0) joined,
			coalesce(sum(if(standing = 'joined' and met, people, 0)), 0) joined_met,
			coalesce(sum(if(standing = 'left', people, 0)), 0) gone,
			coalesce(sum(if(standing = 'left' and met, people, 0)), 0) gone_met
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Rates(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Everything together. */
	public Rate total() {
		return this.jdbc
			.sql("select " + COUNTS + " from (" + STANDING.formatted("select distinct notice_id id from obligation")
					+ ") s")
			.param("today", today())
			.query(Rates::rate)
			.single();
	}

	/** A notice. */
	public Rate of(long noticeId) {
		return this.jdbc
			.sql("select " + COUNTS + " from (" + STANDING.formatted("select id from notice where id = :notice")
					+ ") s")
			.param("today", today())
			.param("notice", noticeId)
			.query(Rates::rate)
			.single();
	}

	/** A notice, by team; people without a team first. */
	public List<TeamRate> teams(long noticeId) {
		return byNoticeAndTeam(List.of(noticeId));
	}

	/**
	 * By notice and team, newest notices first.
	 * @param beforeNotice only notices with a lower number
	 * @param notices how many notices at most, each with all its teams
	 */
	public List<TeamRate> byNoticeAndTeam(long beforeNotice, int notices) {
		List<Long> ids = this.jdbc
			.sql("select distinct notice_id from obligation where notice_id < ? order by notice_id desc limit ?")
			.params(beforeNotice, notices)
			.query(Long.class)
			.list();
		return ids.isEmpty() ? List.of() : byNoticeAndTeam(ids);
	}

	private List<TeamRate> byNoticeAndTeam(List<Long> notices) {
		return this.jdbc.sql("""
				-- how far is each team with each of these notices?
				select s.notice_id, r.title, coalesce(t.name, '') team,
				""" + COUNTS + " from (" + STANDING.formatted("select id from notice where id in (:notices)") + """
				) s
				left join team t on t.id = s.team_id
				join notice n on n.id = s.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				group by s.notice_id, r.title, t.id, t.name
				order by s.notice_id desc, team
				""")
			.param("today", today())
			.param("notices", notices)
			.query((row, number) -> new TeamRate(row.getLong("notice_id"), row.getString("title"),
					row.getString("team"), rate(row, number)))
			.list();
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private static Rate rate(ResultSet row, int number) throws SQLException {
		return new Rate(row.getLong("owed"), row.getLong("acknowledged"), row.getLong("overdue"), row.getLong("joined"),
				row.getLong("joined_met"), row.getLong("gone"), row.getLong("gone_met"));
	}

}
