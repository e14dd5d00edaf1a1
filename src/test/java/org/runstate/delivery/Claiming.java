package org.runstate.delivery;

import java.util.List;
import java.util.Objects;

import org.springframework.context.ApplicationContext;

/**
 * Claims messages as whoever sends does, for tests of those who make them.
 */
public final class Claiming {

	private final SendQueue queue;

	private final Withdrawals withdrawals;

	private final OutboxRows rows;

	public Claiming(ApplicationContext context) {
		this.queue = context.getBean(SendQueue.class);
		this.rows = context.getBean(OutboxRows.class);
		this.withdrawals = context.getBean(Withdrawals.class);
	}

	/** What a message says. */
	public String text(String id) {
		return Objects.requireNonNull(this.rows.content(id).body()).text();
	}

	/** Numbers of the messages that were claimed. */
	public List<String> claim(int most) {
		return this.queue.claim(most).stream().map(Claimed::id).toList();
	}

	/** Ends what was withdrawn, as each delivery does. */
	public void endWithdrawn() {
		this.withdrawals.end();
	}

	/** Lets go of what was claimed and not sent. */
	public void release() {
		this.queue.release();
	}

}
