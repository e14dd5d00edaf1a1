package org.runstate.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is owed, acknowledged and overdue by people who are active.
 */
@Repository
public class Coverages {

	private static final String COUNTS = """
			count(*) owed, count(o.closed_at) acknowledged,
			count(if(o.closed_at is null and o.due_on < :today, 1, null)) overdue,
			count(if(o.ending = 'team', 1, null)) covered, count(if(o.missed, 1, null)) missed
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Coverages(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Everything together. */
	public Coverage total() {
		return this.jdbc.sql("select " + COUNTS + " from obligation o join person p on p.id = o.person_id and p.active\n"
				+ "where not coalesce(o.ending = 'handed', false)")
			.param("today", today())
			.query(Coverage.class)
			.single();
	}

	/**
	 * By notice and team, newest notices first.
	 * @param beforeNotice only notices with a lower number
	 * @param notices how many notices at most, each with all its teams
	 */
	public List<TeamCoverage> byNoticeAndTeam(long beforeNotice, int notices) {
		return this.jdbc.sql("""
				-- how far is each team with each of these notices?
				select o.notice_id, r.title, coalesce(t.name, '') team,
				""" + COUNTS + """
				from (select distinct notice_id from obligation where notice_id < :before
					order by notice_id desc limit :notices) some
				join obligation o on o.notice_id = some.notice_id and not coalesce(o.ending = 'handed', false)
				join person p on p.id = o.person_id and p.active
				left join team t on t.id = p.team_id
				join notice n on n.id = o.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				group by o.notice_id, r.title, t.id, t.name
				order by o.notice_id desc, team
				""")
			.param("today", today())
			.param("before", beforeNotice)
			.param("notices", notices)
			.query((row, number) -> new TeamCoverage(row.getLong("notice_id"), row.getString("title"),
					row.getString("team"),
					new Coverage(row.getLong("owed"), row.getLong("acknowledged"), row.getLong("overdue"),
							row.getLong("covered"), row.getLong("missed"))))
			.list();
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

}
