package org.runstate.source;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Failure;

/**
 * What one look at a source came to.
 *
 * @param millis how long the fetch took
 * @param outcome {@code ok}, {@code unchanged}, {@code held}, or the key of a
 * {@link Failure}
 * @param status the last HTTP status, or null without an answer
 * @param bytes the size of the body, inflated
 * @param detail one sentence, or null when there is nothing to say
 */
public record PollRecord(Instant polledAt, long millis, String outcome, @Nullable Integer status, long bytes,
		int entries, int notices, int revisions, @Nullable String detail) {

	/** The outcome in words for people. */
	public String words() {
		return switch (this.outcome) {
			case "ok", "unchanged", "held" -> this.outcome;
			default -> Failure.of(this.outcome).words();
		};
	}

}
