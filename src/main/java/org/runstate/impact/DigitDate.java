package org.runstate.impact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Promise.Precision;

/**
 * Reads a date in digits around its year: "2026-03-31", "3/31/2026", "31.3.2026". Of two
 * numbers that could both be a month the first is, between slashes, as most vendors are
 * American.
 */
final class DigitDate {

	private static final Pattern ISO = Pattern
		.compile("(20\\d\\d)([-/])(\\d\\d?)(?:\\2(\\d\\d?)(?![\\d.-]))?(?![\\d/-]|[.,]\\d)");

	private static final Pattern YEAR = Pattern.compile("20\\d\\d(?![\\d/-]|[.,]\\d)");

	private static final Pattern BEFORE = Pattern.compile("(?<![\\d./-])(\\d{1,2})([./])(\\d{1,2})\\2$");

	private DigitDate() {
	}

	static @Nullable FuzzyDate at(String text, int start, int floor) {
		Matcher iso = ISO.matcher(text).region(start, text.length());
		if (iso.lookingAt()) {
			Integer year = Integer.valueOf(iso.group(1));
			int month = Integer.parseInt(iso.group(3));
			if (iso.group(4) != null) {
				int day = Integer.parseInt(iso.group(4));
				return new FuzzyDate(start, iso.end(), year, month, day, day, Precision.DAY);
			}
			boolean padded = iso.group(3).length() == 2 && iso.group(2).equals("-");
			return padded ? new FuzzyDate(start, iso.end(), year, month, 1, Precision.MONTH) : null;
		}
		if (!YEAR.matcher(text).region(start, text.length()).lookingAt()) {
			return null;
		}
		int back = Math.max(floor, start - 6);
		Matcher before = BEFORE.matcher(text.substring(back, start));
		if (before.find()) {
			int first = Integer.parseInt(before.group(1));
			int second = Integer.parseInt(before.group(3));
			boolean dayFirst = before.group(2).equals(".") || first > 12;
			int day = dayFirst ? first : second;
			return new FuzzyDate(back + before.start(), start + 4, Integer.valueOf(text.substring(start, start + 4)),
					dayFirst ? second : first, day, day, Precision.DAY);
		}
		return PeriodDate.year(text, start, floor);
	}

}
