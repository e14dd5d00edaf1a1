package org.runstate.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.runstate.database.Worker;
import org.runstate.delivery.Outcome.Next;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The outbox as those see it who send: they claim messages, and record what became of
 * each. A claim holds while its worker is alive, and a record counts only while the claim
 * does.
 */
@Component
class SendQueue {

	/** What may be claimed, in the order in which it is. */
	private static final List<String> OPEN = List.of("queued", "retry", "unknown");

	private static final Duration UNTRIED_AGAIN_AFTER = Duration.ofMinutes(5);

	private static final int LONGEST_REPLY = 1000;

	private final JdbcClient jdbc;

	private final Worker worker;

	private final Clock clock;

	SendQueue(JdbcClient jdbc, Worker worker, Clock clock) {
		this.jdbc = jdbc;
		this.worker = worker;
		this.clock = clock;
	}

	/**
	 * Claims messages that are due, the longest due first.
	 * @param most how many at most
	 */
	List<Claimed> claim(int most) {
		List<Claimed> claimed = new ArrayList<>();
		for (String state : OPEN) {
			int some = (claimed.size() < most) ? mark(state, most - claimed.size()) : 0;
			if (some > 0) {
				claimed.addAll(marked(state));
			}
		}
		return claimed;
	}

	private int mark(String state, int most) {
		return this.jdbc.sql("""
				update message set claimed_by = :me, claim = claim + 1
				where state = :state and due_at <= :now and ended_at is null and withdrawn is null and
				""" + Worker.UNCLAIMED + """

				order by due_at, id limit :most
				""")
			.param("me", this.worker.id())
			.param("state", state)
			.param("now", this.clock.instant())
			.param("most", most)
			.update();
	}

	private List<Claimed> marked(String state) {
		return this.jdbc
			.sql("""
					select id, kind, recipient, recipient_name, subject, text, html, unsubscribe, planned_at, state, attempts,
						claim
					from message where state = :state and due_at <= :now and ended_at is null and claimed_by = :me
					order by due_at, id
					""")
			.param("state", state)
			.param("now", this.clock.instant())
			.param("me", this.worker.id())
			.query(SendQueue::claimed)
			.list();
	}

	static Claimed claimed(ResultSet row, int number) throws SQLException {
		return new Claimed(row.getString("id"), row.getString("kind"), row.getString("recipient"),
				row.getString("recipient_name"), row.getString("subject"), row.getString("text"), row.getString("html"),
				row.getString("unsubscribe"), row.getObject("planned_at", Instant.class), row.getString("state"),
				row.getInt("attempts"), row.getInt("claim"));
	}

	/** Whether a message is still this process's own. Ask again when time has passed. */
	boolean isMine(Claimed message) {
		return !this.jdbc.sql("select 1 from message where id = ? and claim = ? and claimed_by = ?")
			.params(message.id(), message.claim(), this.worker.id())
			.query()
			.listOfRows()
			.isEmpty();
	}

	/**
	 * Records what became of a message.
	 * @return the state it is in now, or {@code lost} when somebody else has claimed it
	 */
	String record(Claimed message, Outcome outcome) {
		Instant now = this.clock.instant();
		Next next = RetryTimes.after(message, outcome, now, ThreadLocalRandom.current().nextDouble());
		int rows = this.jdbc.sql("""
				update message set state = :state, due_at = coalesce(:due, due_at), attempts = attempts + 1,
					claimed_by = null, ended_at = if(:due is null, :now, null), reply = :reply
				where id = :id and claim = :claim and claimed_by = :me
				""")
			.param("state", next.state())
			.param("due", next.due())
			.param("now", now)
			.param("reply", OneLine.of(outcome.reply(), LONGEST_REPLY))
			.param("id", message.id())
			.param("claim", message.claim())
			.param("me", this.worker.id())
			.update();
		return (rows == 1) ? next.state() : "lost";
	}

	/** Puts messages back that were not tried because the server is down. */
	int postpone(Collection<String> ids, String reply) {
		if (ids.isEmpty()) {
			return 0;
		}
		return this.jdbc.sql("""
				update message set state = if(state = 'queued', 'retry', state), due_at = :due, claimed_by = null,
					reply = :reply
				where id in (:ids) and claimed_by = :me
				""")
			.param("due", this.clock.instant().plus(UNTRIED_AGAIN_AFTER))
			.param("reply", OneLine.of(reply, LONGEST_REPLY))
			.param("ids", ids)
			.param("me", this.worker.id())
			.update();
	}

	/** Lets go of what this process claimed and did not get to. */
	void release() {
		this.jdbc.sql("update message set claimed_by = null where state in (:open) and claimed_by = :me")
			.param("open", OPEN)
			.param("me", this.worker.id())
			.update();
	}

	/** Whether another process, alive, has claimed messages that are due. */
	boolean othersAreSending() {
		return this.jdbc.sql("""
				select exists (select 1 from message where state in (:open) and due_at <= :now and ended_at is null
					and claimed_by is not null and claimed_by <> :me)
				""")
			.param("open", OPEN)
			.param("now", this.clock.instant())
			.param("me", this.worker.id())
			.query(Boolean.class)
			.single();
	}

	/** Without a mail server messages are kept, to be read on the page. */
	int keepAll() {
		return this.jdbc.sql("""
				update message set state = 'kept', ended_at = :now, claimed_by = null
				where state in (:open) and due_at <= :now and ended_at is null and withdrawn is null and
				""" + Worker.UNCLAIMED).param("now", this.clock.instant()).param("open", OPEN).update();
	}

}
