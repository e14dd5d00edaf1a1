package org.runstate.language;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Days as they are written in a language that is spoken.
 */
public final class Dates {

	private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

	private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	private static final DateTimeFormatter SHORT_GERMAN = DateTimeFormatter.ofPattern("d. MMM", Locale.GERMAN);

	private static final DateTimeFormatter LONG_GERMAN = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.GERMAN);

	/** Not a part of a longer name. */
	private static final Pattern ISO = Pattern.compile("(?<![\\w./-])\\d{4}-\\d{2}-\\d{2}(?![\\w/-])");

	private Dates() {
	}

	/** For a subject: {@code 27 Nov}, {@code 27. Nov.} */
	public static String shorter(LocalDate day, Locale reader) {
		return (isGerman(reader) ? SHORT_GERMAN : SHORT).format(day);
	}

	/** For a text: {@code 27 Nov 2026}, {@code 27. November 2026}. */
	public static String longer(TemporalAccessor day, Locale reader) {
		return (isGerman(reader) ? LONG_GERMAN : LONG).format(day);
	}

	/**
	 * An English text whose days, written as programs do, are written as people do.
	 */
	static String inWords(String english) {
		return (english.indexOf('-') < 0) ? english : ISO.matcher(english).replaceAll((found) -> {
			try {
				return LONG.format(LocalDate.parse(found.group()));
			}
			catch (DateTimeParseException ex) {
				return found.group();
			}
		});
	}

	private static boolean isGerman(Locale reader) {
		return reader.getLanguage().equals(Locale.GERMAN.getLanguage());
	}

}
