package org.runstate.delivery;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Metrics;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What became of the messages of one run.
 */
final class Tally {

	private static final Set<String> KNOWN = Set.of("sent", "retry", "refused", "expired", "unknown");

	private final AtomicLong sent = new AtomicLong();

	private final AtomicLong retry = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private final AtomicLong unknown = new AtomicLong();

	private final AtomicLong lost = new AtomicLong();

	/** Counts one message that is now in a state; {@code expired} counts as refused. */
	void count(String state) {
		Metrics.counter("runstate.sends", "outcome", KNOWN.contains(state) ? state : "lost").increment();
		switch (state) {
			case "sent" -> this.sent.incrementAndGet();
			case "retry" -> this.retry.incrementAndGet();
			case "refused", "expired" -> this.refused.incrementAndGet();
			case "unknown" -> this.unknown.incrementAndGet();
			default -> this.lost.incrementAndGet();
		}
	}

	void postponed(int messages) {
		this.retry.addAndGet(messages);
	}

	void write(ExecutionContext counts) {
		counts.putLong("sent", this.sent.get());
		counts.putLong("retry", this.retry.get());
		counts.putLong("refused", this.refused.get());
		counts.putLong("unknown", this.unknown.get());
	}

	@Override
	public String toString() {
		return "sent=" + this.sent + " retry=" + this.retry + " refused=" + this.refused + " unknown=" + this.unknown
				+ " lost=" + this.lost;
	}

}
