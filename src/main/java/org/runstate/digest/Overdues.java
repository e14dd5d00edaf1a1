package org.runstate.digest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open obligations and how far up the ladder each is.
 */
@Component
class Overdues {

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Overdues(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** People by number who owe something due on a day or before, below a rung. */
	List<Long> people(LocalDate dueBy, int below, long afterId, int most) {
		return this.jdbc.sql("""
				select distinct o.person_id from obligation o join person p on p.id = o.person_id and p.active
				where o.closed_at is null and o.due_on <= ? and o.rung < ? and o.person_id > ?
				order by o.person_id limit ?
				""").params(dueBy, below, afterId, most).query(Long.class).list();
	}

	/**
	 * What these people owe, locked until the transaction ends: who acknowledges
	 * meanwhile waits, and is not reminded of it.
	 */
	List<Overdue> lock(Collection<Long> people) {
		return this.jdbc.sql("""
				select o.id, o.person_id, o.notice_id, o.due_on, o.rung, n.latest revision, r.title
				from obligation o
				join notice n on n.id = o.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				where o.person_id in (:people) and o.closed_at is null
				order by o.person_id, o.due_on, o.id for update
				""").param("people", people).query(Overdue.class).list();
	}

	void climb(List<Overdue> to) {
		this.batches.batchUpdate("update obligation set rung = ? where id = ?",
				to.stream().map((one) -> new Object[] { one.rung(), one.id() }).toList());
	}

	/**
	 * An open obligation.
	 *
	 * @param revision the notice's newest
	 * @param title the newest revision's
	 */
	record Overdue(long id, long personId, long noticeId, LocalDate dueOn, int rung, int revision, String title) {

		Overdue on(int higher) {
			return new Overdue(this.id, this.personId, this.noticeId, this.dueOn, higher, this.revision, this.title);
		}

	}

}
