package org.runstate.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message as the page shows it.
 *
 * @param ended when it came to its end, or null while it is on its way
 * @param reply what the server said last
 */
public record OutboxRow(String id, String kind, String recipient, String recipientName, String subject, String state,
		Instant planned, Instant due, int attempts, @Nullable Instant ended, @Nullable String reply) {

	/** The class that marks the state, beside its word. */
	public String badge() {
		return switch (this.state) {
			case "sent" -> "badge-good";
			case "refused", "expired" -> "badge-bad";
			case "retry", "unknown", "held" -> "badge-soon";
			default -> "badge-quiet";
		};
	}

	/** Whether an administrator may queue it again. */
	public boolean mayRetry() {
		return !this.state.equals("sent") && !this.state.equals("cancelled")
				&& (this.ended != null || this.state.equals("retry"));
	}

}
