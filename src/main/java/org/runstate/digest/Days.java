package org.runstate.digest;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days as a mail writes them.
 */
final class Days {

	private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

	private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	private Days() {
	}

	/** For a subject: {@code 27 Nov}. */
	static String shorter(LocalDate day) {
		return SHORT.format(day);
	}

	/** For a text: {@code 27 Nov 2026}. */
	static String longer(LocalDate day) {
		return LONG.format(day);
	}

}
