package org.runstate.source;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A source as the pages show it.
 */
public record SourceRow(Source source) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** The state as a badge. */
	public String badge() {
		return switch (this.source.state()) {
			case "good" -> "badge-good";
			case "failing" -> "badge-bad";
			case "held" -> "badge-soon";
			default -> "badge-quiet";
		};
	}

	/** When it was last seen, in words. */
	public String lastGood() {
		return time(this.source.lastGoodAt(), "never");
	}

	/** When it was last looked at, in words. */
	public String lastAttempt() {
		return time(this.source.lastAttemptAt(), "never");
	}

	/** When it is looked at next, in words. */
	public String nextCheck() {
		return time(this.source.nextCheckAt(), "");
	}

	/** An instant in words. */
	public String time(@Nullable Instant instant, String otherwise) {
		return (instant != null) ? TIME.format(instant) : otherwise;
	}

	/** When it last said something new, in words. */
	public String news() {
		return time(this.source.newsAt(), "never");
	}

	/** Since when it cannot be seen, in words. */
	public String failingSince() {
		return time(this.source.failingSince(), "");
	}

	/** How often it usually says something new, in words. */
	public String cadence() {
		Duration cadence = this.source.cadence();
		return (cadence != null) ? words(cadence) : "not known yet";
	}

	/** The interval in words, such as "1 h 30 min". */
	public String every() {
		return words(this.source.every());
	}

	private static String words(Duration span) {
		long minutes = span.toMinutes();
		if (minutes == 0) {
			return span.toSeconds() + " s";
		}
		String words = ((minutes >= 1440) ? minutes / 1440 + " d " : "")
				+ ((minutes % 1440 >= 60) ? minutes % 1440 / 60 + " h " : "")
				+ ((minutes % 60 > 0) ? minutes % 60 + " min" : "");
		return words.strip();
	}

}
