package org.runstate.source;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.runstate.source.reading.ManualReader;

/**
 * A source as the pages show it.
 */
public record SourceRow(Source source, Standing standing, SourceHealth.@Nullable Unwell unwell) {

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
