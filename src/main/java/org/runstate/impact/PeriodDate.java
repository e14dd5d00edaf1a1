package org.runstate.impact;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Promise.Precision;
import org.runstate.platform.Phrases;

/**
 * Reads a quarter, a half, a season or a year: "Q3 CY2026", "first half of 2027", "by the
 * end of CY2025", "late 2026".
 */
final class PeriodDate {

	/** What is read from here on. */
	static final List<String> NAMES = List.of("Q1", "Q2", "Q3", "Q4", "H1", "H2", "1H", "2H", "first quarter",
			"second quarter", "third quarter", "fourth quarter", "first half", "second half", "Spring", "Summer",
			"Fall", "Autumn", "Winter", "spring of", "summer of", "fall of", "autumn of", "winter of", "spring 20*",
			"summer 20*", "fall 20*", "autumn 20*", "winter 20*", "end of the year", "end of this year", "end of year",
			"end of the calendar year", "year end", "year-end");

	private static final Pattern YEAR_AFTER = Pattern.compile(
			"[\\s,\\p{Pd}]{0,4}(?:of\\s{1,4})?(?:(?:the\\s)?calendar\\syear\\s|CY\\s?)?(?:(20\\d\\d)(?!\\d)|(?<=CY ?)['\u2019]?(\\d\\d)(?!\\w))",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern YEAR_BEFORE = Pattern.compile("(20\\d\\d)[\\s\\p{Pd}]{1,4}$");

	private static final Pattern YEAR = Pattern.compile("(?:calendar\\syear\\s?|CY\\s?)?['\u2019]?(20)?(\\d\\d)(?!\\d)",
			Pattern.CASE_INSENSITIVE);

	private PeriodDate() {
	}

	static @Nullable FuzzyDate at(String text, Phrases.Hit mark, int floor) {
		String name = text.substring(mark.start(), mark.end()).toLowerCase(Locale.ROOT);
		boolean ends = name.contains("year");
		int[] months = ends ? new int[] { 12, 1 } : months(name);
		int digits = name.indexOf("20");
		Matcher after = YEAR_AFTER.matcher(text)
			.region((digits > 0) ? mark.start() + digits : name.endsWith(" of") ? mark.end() - 3 : mark.end(),
					text.length())
			.useTransparentBounds(true);
		Integer year = null;
		int start = mark.start();
		int end = mark.end();
		if (after.lookingAt()) {
			year = Integer.valueOf((after.group(1) != null) ? after.group(1) : "20" + after.group(2));
			end = after.end();
		}
		else {
			int back = Math.max(floor, start - 12);
			Matcher before = YEAR_BEFORE.matcher(text.substring(back, start));
			if (before.find()) {
				year = Integer.valueOf(before.group(1));
				start = back + before.start();
				start = text.regionMatches(true, Math.max(0, start - 2), "CY", 0, 2) ? start - 2 : start;
			}
		}
		if (ends) {
			return new FuzzyDate(start, end, year, 12, 1, Precision.PART);
		}
		return (year == null) ? null : part(text, start, end, floor, year, months[0], months[1], Precision.QUARTER);
	}

	/** A year on its own, if the words before say that it is meant as a date. */
	static @Nullable FuzzyDate year(String text, int start, int floor) {
		Matcher digits = YEAR.matcher(text).region(start, text.length());
		if (!digits.lookingAt()) {
			return null;
		}
		int year = 2000 + Integer.parseInt(digits.group(2));
		WordsBefore words = new WordsBefore(text, start, floor);
		words.next();
		int from = start;
		if (words.word().equals("year") || words.word().equals("cy")) {
			from = words.start();
			words.next();
			if (words.word().equals("calendar")) {
				from = words.start();
				words.next();
			}
		}
		DatePart part = DatePart.before(text, from, floor);
		if (part != null) {
			boolean end = text.regionMatches(true, part.start(), "end", 0, 3);
			return end ? new FuzzyDate(part.start(), digits.end(), year, 12, 1, Precision.PART)
					: part(text, from, digits.end(), floor, year, 1, 12, Precision.YEAR);
		}
		return switch (words.word()) {
			case "in", "by", "until", "before", "during", "through", "for", "from", "starting", "since" ->
				new FuzzyDate(from, digits.end(), year, 1, 12, Precision.YEAR);
			default -> null;
		};
	}

	/** The period, or the part of it that is named before. */
	private static FuzzyDate part(String text, int start, int end, int floor, int year, int month, int months,
			Precision whole) {
		DatePart part = DatePart.before(text, start, floor);
		if (part == null) {
			return new FuzzyDate(start, end, year, month, months, whole);
		}
		int third = months / 3;
		return switch (part.from()) {
			case EARLY -> new FuzzyDate(part.start(), end, year, month, third, Precision.PART);
			case MID -> new FuzzyDate(part.start(), end, year, month + third, third, Precision.PART);
			case FIRST_HALF -> new FuzzyDate(part.start(), end, year, month, months / 2, Precision.PART);
			case SECOND_HALF -> new FuzzyDate(part.start(), end, year, month + months / 2, months / 2, Precision.PART);
			case LATE -> new FuzzyDate(part.start(), end, year, month + months - third, third, Precision.PART);
			default -> new FuzzyDate(start, end, year, month, months, whole);
		};
	}

	/** The first month of a period and how many there are. */
	private static int[] months(String name) {
		return switch (name.replaceAll("\\s+", " ").replaceAll(" of$| 20$", "")) {
			case "q1", "first quarter" -> new int[] { 1, 3 };
			case "q2", "second quarter" -> new int[] { 4, 3 };
			case "q3", "third quarter" -> new int[] { 7, 3 };
			case "q4", "fourth quarter" -> new int[] { 10, 3 };
			case "h1", "1h", "first half" -> new int[] { 1, 6 };
			case "h2", "2h", "second half" -> new int[] { 7, 6 };
			case "spring" -> new int[] { 3, 3 };
			case "summer" -> new int[] { 6, 3 };
			case "winter" -> new int[] { 12, 3 };
			default -> new int[] { 9, 3 };
		};
	}

}
