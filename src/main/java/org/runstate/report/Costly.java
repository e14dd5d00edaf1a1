package org.runstate.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * An answer that may take long: one that did is given again for a while, so that pages
 * stay quick and the database has time for others. What is quick is asked anew each time.
 */
final class Costly<T> {

	private static final Duration LONG = Duration.ofMillis(250);

	/** For so many times as long as it took. */
	private static final int KEPT = 20;

	private final Supplier<T> question;

	private final Clock clock;

	private @Nullable Answer<T> last;

	Costly(Supplier<T> question, Clock clock) {
		this.question = question;
		this.clock = clock;
	}

	/** The answer; whoever asks at the same time waits for the same one. */
	synchronized Answer<T> get() {
		Instant now = this.clock.instant();
		Answer<T> known = this.last;
		if (known == null || !known.until().isAfter(now)) {
			T value = this.question.get();
			Duration took = Duration.between(now, this.clock.instant());
			known = new Answer<>(value, now, (took.compareTo(LONG) < 0) ? now : now.plus(took.multipliedBy(KEPT)));
			this.last = known;
		}
		return known;
	}

	/**
	 * An answer.
	 *
	 * @param at what it says was so then
	 * @param until it is given until then
	 */
	record Answer<T>(T value, Instant at, Instant until) {

		boolean isKept() {
			return this.until.isAfter(this.at);
		}

	}

}
