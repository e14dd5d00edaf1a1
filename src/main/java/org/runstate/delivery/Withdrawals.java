package org.runstate.delivery;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

import org.runstate.database.Again;
import org.runstate.database.Worker;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes messages back that have not left. To withdraw is a mark on the message, which no
 * claim passes from then on; whoever sends ends it as {@code cancelled}. What was claimed
 * before the mark leaves, but is not tried again.
 */
@Component
public class Withdrawals {

	private static final int PORTION = 1000;

	private static final int MARKED_AT_ONCE = 5000;

	/** Comes after everything that a cause goes on with. */
	private static final String LAST = "\uFFFD";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	/** Without the locks on gaps in which those who claim would wait. */
	private final TransactionTemplate apart;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final RetryTemplate again = Again.whenInTheWay();

	Withdrawals(JdbcClient jdbc, PlatformTransactionManager transactions, ApplicationEventPublisher events,
			Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.apart = new TransactionTemplate(transactions);
		this.apart.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Withdraws messages in the transaction of the caller; those that have come to their
	 * end stay as they are. Touches nothing that a claim holds while it waits for
	 * another, so the two never stand in each other's way.
	 * @param ids of messages, in any order
	 * @param reason for the reader of the outbox, at most 200 characters
	 */
	public void withdraw(Collection<String> ids, String reason) {
		ids.stream()
			.sorted()
			.forEach((id) -> this.jdbc.sql("update message set withdrawn = ? where id = ? and ended_at is null")
				.params(reason, id)
				.update());
	}

	/**
	 * Withdraws everything whose cause begins with a text, portion by portion and in
	 * transactions of its own, so that no claim passes from then on.
	 * @param reason for the reader of the outbox, at most 200 characters
	 * @return how many were withdrawn
	 */
	public int withdrawAll(String cause, String reason) {
		int all = 0;
		int some = MARKED_AT_ONCE;
		while (some == MARKED_AT_ONCE) {
			try {
				some = this.again.execute(() -> this.apart.execute((status) -> mark(cause, reason)));
			}
			catch (RetryException ex) {
				throw new IllegalStateException("messages were not withdrawn cause=" + cause, ex);
			}
			all += some;
		}
		return all;
	}

	private Integer mark(String cause, String reason) {
		return this.jdbc.sql("""
				update message set withdrawn = :reason
				where cause >= :cause and cause < concat(:cause, :end) and ended_at is null and withdrawn is null
				limit :most
				""")
			.param("reason", reason)
			.param("cause", cause)
			.param("end", LAST)
			.param("most", MARKED_AT_ONCE)
			.update();
	}

	/**
	 * Ends what was withdrawn and is in nobody's hands, and says so in
	 * {@link MessagesCancelled}.
	 */
	void end() {
		int ended = PORTION;
		while (ended == PORTION) {
			try {
				ended = this.again.execute(() -> this.transaction.execute((status) -> endSome()));
			}
			catch (RetryException ex) {
				throw new IllegalStateException("withdrawn messages were not ended", ex);
			}
		}
	}

	private Integer endSome() {
		List<Row> rows = this.jdbc.sql("""
				select id, state, ended_at is not null ended from message
				where withdrawn is not null and (ended_at is not null or %s) order by id limit %d for update
				""".formatted(Worker.UNCLAIMED, PORTION)).query(Row.class).list();
		if (!rows.isEmpty()) {
			this.jdbc.sql("""
					update message set reply = if(ended_at is not null, reply,
							concat(withdrawn, if(state = 'unknown', '; an earlier attempt may have arrived', ''))),
						state = if(ended_at is null, 'cancelled', state), ended_at = coalesce(ended_at, :now),
						claimed_by = null, withdrawn = null
					where id in (:ids)
					""").param("now", this.clock.instant()).param("ids", rows.stream().map(Row::id).toList()).update();
			this.events.publishEvent(new MessagesCancelled(rows.stream()
				.filter((row) -> !row.ended() && !row.state().equals("unknown"))
				.map(Row::id)
				.toList()));
		}
		return rows.size();
	}

	/** As in the database. */
	record Row(String id, String state, boolean ended) {
	}

}
