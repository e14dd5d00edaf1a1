package org.runstate.digest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A digest as the page shows it.
 *
 * @param digestWindow a local date, or the position up to which somebody was told
 * @param notices how many notices it was about
 * @param state what became of its message
 */
public record DigestRow(long id, String name, String email, String digestWindow, int notices, String messageId,
		@Nullable String subject, @Nullable String state, Instant composedAt) {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter
		.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** When it was made, for a reader. */
	public String composedText() {
		return MINUTE.format(this.composedAt);
	}

	/** The window in words. */
	public String windowText() {
		if (this.digestWindow.startsWith("urgent")) {
			return "urgent";
		}
		return this.digestWindow.startsWith("now") ? "on request" : "day " + this.digestWindow;
	}

}
