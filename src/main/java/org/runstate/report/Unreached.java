package org.runstate.report;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the ladder could not do, and what came too late: escalations that reach nobody,
 * and days that passed without an acknowledgement.
 */
@Repository
class Unreached {

	private static final int SHOWN = 100;

	private final JdbcClient jdbc;

	Unreached(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** How many escalations reach nobody but the administrators. */
	long count() {
		return this.jdbc.sql("select count(*) from obligation where unreachable is not null and closed_at is null")
			.query(Long.class)
			.single();
	}

	/** The first of them. */
	List<Line> list() {
		return this.jdbc.sql("""
				select p.name person, o.notice_id, r.title, o.unreachable problem
				from obligation o
				join person p on p.id = o.person_id
				join notice n on n.id = o.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				where o.unreachable is not null and o.closed_at is null order by o.due_on, o.id limit %d
				""".formatted(SHOWN)).query(Line.class).list();
	}

	/** How often each team let a day pass, the most often first; empty for no team. */
	List<Missed> missedByTeam() {
		return this.jdbc.sql("""
				select coalesce(t.name, '') name, count(*) times
				from missed m join person p on p.id = m.person_id left join team t on t.id = p.team_id
				group by t.id, t.name order by times desc, name limit %d
				""".formatted(SHOWN)).query(Missed.class).list();
	}

	/** How often each person did, the most often first. */
	List<Missed> missedByPerson() {
		return this.jdbc.sql("""
				select p.name, count(*) times from missed m join person p on p.id = m.person_id
				group by p.id, p.name order by times desc, p.name limit %d
				""".formatted(SHOWN)).query(Missed.class).list();
	}

	/** How many days were missed in all. */
	long missed() {
		return this.jdbc.sql("select count(*) from missed").query(Long.class).single();
	}

	/** How many obligations one of the team has met for others. */
	long covered() {
		return this.jdbc.sql("select count(*) from obligation where ending = 'team'").query(Long.class).single();
	}

	/** An escalation that reaches nobody, and why. */
	public record Line(String person, long noticeId, String title, String problem) {
	}

	/** How often somebody let a day pass. */
	public record Missed(String name, long times) {
	}

}
