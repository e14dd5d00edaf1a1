package org.runstate.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A message as the page shows it.
 *
 * @param ended when it came to its end, or null while it is on its way
 * @param reply what the server said last
 */
public record OutboxRow(String id, String kind, String recipient, String recipientName, String subject, String state,
		Instant planned, Instant due, int attempts, @Nullable Instant ended, @Nullable String reply) {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter
		.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** When the message was made, for a reader. */
	public String plannedText() {
		return MINUTE.format(this.planned);
	}

	/**
	 * What happens next and when, or when it ended, for a reader.
	 */
	public String timeText() {
		return (this.ended != null) ? MINUTE.format(this.ended) : "due " + MINUTE.format(this.due);
	}

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
