package org.runstate.digest;

import java.time.Instant;

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

	/** The window in words. */
	public String windowText() {
		if (this.digestWindow.startsWith("urgent")) {
			return "urgent";
		}
		if (this.digestWindow.startsWith("catch-up")) {
			return "catch-up";
		}
		return this.digestWindow.startsWith("now") ? "on request" : "day " + this.digestWindow;
	}

}
