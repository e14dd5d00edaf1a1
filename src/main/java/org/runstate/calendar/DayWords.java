package org.runstate.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.runstate.language.Words;

/**
 * Days as a reader of a language writes them.
 */
final class DayWords {

	private final DateTimeFormatter day;

	private final DateTimeFormatter weekday;

	private final DateTimeFormatter month;

	DayWords(Words words, Locale reader) {
		this.day = DateTimeFormatter.ofPattern(words.say(reader, "calendar.pattern.day"), reader);
		this.weekday = DateTimeFormatter.ofPattern(words.say(reader, "calendar.pattern.weekday"), reader);
		this.month = DateTimeFormatter.ofPattern(words.say(reader, "calendar.pattern.month"), reader);
	}

	/** "7 Dec 2026". */
	String day(LocalDate day) {
		return this.day.format(day);
	}

	/** "Monday, 7 December". */
	String weekday(LocalDate day) {
		return this.weekday.format(day);
	}

	/** "December 2026". */
	String month(YearMonth month) {
		return this.month.format(month);
	}

}
