package org.runstate.support;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Days as people read them: "22 Nov 2026", or "22. Nov. 2026".
 */
final class Days {

	private Days() {
	}

	static String day(LocalDate day, Locale locale) {
		boolean german = locale.getLanguage().equals("de");
		return DateTimeFormatter
			.ofPattern(german ? "d. MMM uuuu" : "d MMM uuuu", german ? Locale.GERMAN : Locale.ENGLISH)
			.format(day);
	}

	/** A day, or nothing. */
	static String orEmpty(@Nullable LocalDate day, Locale locale) {
		return (day != null) ? day(day, locale) : "";
	}

	/** One day, or the first and the last one. */
	static String span(LocalDate from, LocalDate to, Locale locale) {
		return from.equals(to) ? day(from, locale) : day(from, locale) + " – " + day(to, locale);
	}

}
