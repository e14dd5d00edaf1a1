package org.runstate.impact;

import java.time.LocalDate;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A promised interval.
 *
 * @param from its first day
 * @param to its last day
 * @param words how the text names it
 * @param stage {@code general-availability}, {@code targeted-release},
 * {@code public-preview}, {@code private-preview} or {@code preview}, if the text names
 * one
 * @param cloud {@code worldwide}, {@code gcc}, {@code gcc-high}, {@code dod} or
 * {@code china}, several with commas in this order, if the text names any
 * @param milestone {@code begin} or {@code complete}, if the text says which of the two
 * it is
 * @param previously what the same text says was promised before; of it only the days are
 * kept
 */
public record Promise(LocalDate from, LocalDate to, Precision precision, String words, @Nullable String stage,
		@Nullable String cloud, @Nullable String milestone, @Nullable Promise previously) {

	public Promise(LocalDate from, LocalDate to, Precision precision, String words) {
		this(from, to, precision, words, null, null, null, null);
	}

	/** Whether it names the same days. */
	boolean isWhen(Promise other) {
		return this.from.equals(other.from) && this.to.equals(other.to);
	}

	/** Whether it says for whom or which part it is. */
	boolean isLabelled() {
		return this.stage != null || this.cloud != null || this.milestone != null;
	}

	/** How exact the words are. A part is less than a month, or "the end of" a year. */
	public enum Precision {

		DAY, PART, MONTH, QUARTER, YEAR;

		/** The word used in files and in the API. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
