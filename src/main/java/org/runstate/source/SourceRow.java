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
public record SourceRow(Source source, Standing standing) {

	/** A pass that is late makes no source stale. */
	private static final Duration LEEWAY = Duration.ofHours(1);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	SourceRow(Source source) {
		this(source, Standing.USUAL);
	}

	/** The word for how it is doing, as people see it. */
	public String state() {
		if (!this.standing.active()) {
			return "removed";
		}
		return this.standing.isPaused() ? "paused" : isByHand() ? "by hand" : this.source.state();
	}

	/** Whether its notices are written here, so that there is nothing to look at. */
	public boolean isByHand() {
		return this.source.kind().equals(ManualReader.KIND);
	}

	/** Whether it is looked at by itself. */
	public boolean isWatched() {
		return this.standing.active() && !this.standing.isPaused() && !isByHand();
	}

	/**
	 * Whether what it says is known as of late: its last poll was good, and no longer ago
	 * than three of its intervals.
	 */
	boolean isFresh(Instant now) {
		Instant good = this.source.lastGoodAt();
		return isWatched() && this.source.state().equals("good") && good != null
				&& good.plus(this.source.every().multipliedBy(3).plus(LEEWAY)).isAfter(now);
	}

	/** The state as a badge. */
	public String badge() {
		return switch (state()) {
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
	static String words(Instant instant) {
		return TIME.format(instant);
	}

	/** An instant in words. */
	public String time(@Nullable Instant instant, String otherwise) {
		return (instant != null) ? TIME.format(instant) : otherwise;
	}

	/** The interval in words, such as "1 h 30 min". */
	public String every() {
		return Intervals.words(this.source.every());
	}

}
