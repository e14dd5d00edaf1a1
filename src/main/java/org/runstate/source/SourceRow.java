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
public record SourceRow(Source source, Standing standing, SourceHealth.@Nullable Unwell unwell) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	SourceRow(Source source) {
		this(source, Standing.USUAL, null);
	}

	/** The word for how it is doing, as people see it. */
	public String state() {
		if (!this.standing.active()) {
			return "removed";
		}
		if (this.standing.isPaused()) {
			return "paused";
		}
		return isByHand() ? "by hand" : isSilent() ? "silent" : this.source.state();
	}

	/** Whether its notices are written here, so that there is nothing to look at. */
	public boolean isByHand() {
		return this.source.kind().equals(ManualReader.KIND);
	}

	/** Whether it is seen but says nothing new for much longer than is usual for it. */
	public boolean isSilent() {
		return this.unwell != null && !this.unwell.failing();
	}

	/** Since when it cannot be seen or says nothing, in words; empty when it is well. */
	public String unwellSince() {
		return (this.unwell != null) ? words(this.unwell.since()) : "";
	}

	/** Whether it is looked at by itself. */
	public boolean isWatched() {
		return this.standing.active() && !this.standing.isPaused() && !isByHand();
	}

	/** The state as a badge. */
	public String badge() {
		return switch (state()) {
			case "good" -> "badge-good";
			case "failing" -> "badge-bad";
			case "held", "silent" -> "badge-soon";
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
		return (cadence != null) ? Intervals.words(cadence) : "not known yet";
	}

	/** The interval in words, such as "1 h 30 min". */
	public String every() {
		return Intervals.words(this.source.every());
	}

}
