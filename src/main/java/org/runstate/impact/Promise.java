package org.runstate.impact;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A promised interval.
 *
 * @param from its first day
 * @param to its last day
 * @param words how the text names it
 */
public record Promise(LocalDate from, LocalDate to, Precision precision, String words) {

	/** How exact the words are. A part is a third of a month, or "the end of" a year. */
	public enum Precision {

		DAY, PART, MONTH, QUARTER, YEAR;

		/** The word used in files and in the API. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
