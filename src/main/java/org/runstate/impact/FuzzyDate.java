package org.runstate.impact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Promise.Precision;
import org.runstate.platform.Phrases;

/**
 * A date as a text has it, perhaps without a year: early is day 1 to 10 of a month, mid
 * 11 to 20, late 21 to its end.
 *
 * @param month 1 to 12, the first of its interval
 * @param months how many months it spans
 * @param fromDay its first day within the first month
 * @param toDay its last day within the last month, 31 for its end
 */
record FuzzyDate(int start, int end, @Nullable Integer year, int month, int months, int fromDay, int toDay,
		Precision precision) {

	/** The names of months, long and short. */
	static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
			"Oct", "Nov", "Dec");

	private static final List<String> THREE = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"oct", "nov", "dec");

	private static final List<String> QUARTERS = List.of("first", "second", "third", "fourth");

	private static final Pattern BEFORE_MONTH = Pattern
		.compile(
				"(?:\\b(early|mid|late|middle\\s+of|end\\s+of|beginning\\s+of|start\\s+of|first\\s+half\\s+of"
						+ "|second\\s+half\\s+of|first\\s+week\\s+of|last\\s+week\\s+of)"
						+ "(?:[\\s\\p{Pd}/]+(?:to[\\s\\p{Pd}]+|or[\\s\\p{Pd}]+)?(mid|late))?[\\s\\p{Pd}]+"
						+ "|(?<![\\d:.])(\\d{1,2})(?:st|nd|rd|th)?[\\s\\p{Pd}]+(?:of\\s+)?)$",
				Pattern.CASE_INSENSITIVE);

	private static final Pattern AFTER_MONTH = Pattern
		.compile("\\.?(?:[\\s\\p{Pd}]*(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%]|\\.\\d)"
				+ "(?:\\s*(?:\\p{Pd}|to|through|and)\\s*(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%]|\\.\\d))?)?"
				+ "(?:[,.]?[\\s\\p{Pd}]*(?:of\\s+)?(?:CY\\s?)?(20\\d\\d)(?!\\d))?", Pattern.CASE_INSENSITIVE);

	private static final Pattern AFTER_QUARTER = Pattern.compile(
			"[\\s,\\p{Pd}]*(?:of\\s+)?(?:(?:calendar\\s+year|CY)\\s*)?(20\\d\\d)(?!\\d)", Pattern.CASE_INSENSITIVE);

	private static final Pattern BEFORE_QUARTER = Pattern.compile("(?:CY\\s?)?(20\\d\\d)[\\s\\p{Pd}]+$",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DIGITS = Pattern.compile("(20\\d\\d)(?:-(\\d\\d)-(\\d\\d))?(?![\\d-]|[.,]\\d)");

	private static final Pattern BEFORE_YEAR = Pattern.compile(
			"(?:\\b(early|mid|late|(?:the\\s+)?end\\s+of|first\\s+half\\s+of|second\\s+half\\s+of)[\\s\\p{Pd}]+(?:CY\\s?)?"
					+ "|\\b(?:in|by|until|before|during|through|calendar\\s+year)\\s+(?:CY\\s?)?)$",
			Pattern.CASE_INSENSITIVE);

	/**
	 * The date around a mark, or nothing if the mark stands for something else.
	 * @param floor where the date before it ends
	 */
	static @Nullable FuzzyDate at(String text, Phrases.Hit mark, int floor) {
		String word = text.substring(mark.start(), mark.end()).toLowerCase(Locale.ROOT);
		int month = THREE.indexOf(word.substring(0, Math.min(3, word.length()))) + 1;
		if (month > 0) {
			return month(text, mark, floor, month);
		}
		if (word.startsWith("20")) {
			return digits(text, mark, floor);
		}
		return quarter(text, mark, floor, word);
	}

	/** The promise it makes in a year, unless there is no such day. */
	@Nullable Promise in(int year, String text) {
		try {
			YearMonth first = YearMonth.of(year, this.month);
			YearMonth last = first.plusMonths(this.months - 1L);
			LocalDate to = (this.toDay == 31) ? last.atEndOfMonth() : last.atDay(this.toDay);
			return new Promise(first.atDay(this.fromDay), to, this.precision,
					text.substring(this.start, this.end).replaceAll("\\s+", " "));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static @Nullable FuzzyDate month(String text, Phrases.Hit mark, int floor, int month) {
		Matcher after = AFTER_MONTH.matcher(text).region(mark.end(), text.length());
		boolean goesOn = after.lookingAt();
		int end = goesOn ? after.end() : mark.end();
		String day = goesOn ? after.group(1) : null;
		String lastDay = goesOn ? after.group(2) : null;
		Integer year = (goesOn && after.group(3) != null) ? Integer.valueOf(after.group(3)) : null;
		if (day == null && year == null) {
			end = mark.end();
		}
		int back = Math.max(floor, mark.start() - 30);
		Matcher before = BEFORE_MONTH.matcher(text.substring(back, mark.start()));
		boolean qualified = before.find();
		int start = qualified ? back + before.start() : mark.start();
		if (day != null) {
			start = (qualified && before.group(3) != null) ? mark.start() : start;
			return new FuzzyDate(start, end, year, month, 1, Integer.parseInt(day),
					Integer.parseInt((lastDay != null) ? lastDay : day), Precision.DAY);
		}
		if (qualified && before.group(3) != null) {
			int number = Integer.parseInt(before.group(3));
			return new FuzzyDate(start, end, year, month, 1, number, number, Precision.DAY);
		}
		if (qualified) {
			int[] days = days(before.group(1));
			int[] more = (before.group(2) != null) ? days(before.group(2)) : days;
			int first = Math.min(days[0], more[0]);
			int last = more[1];
			return new FuzzyDate(start, end, year, month, 1, first, last, Precision.PART);
		}
		boolean verb = year == null && (text.startsWith("May", mark.start()) || text.startsWith("March", mark.start()))
				&& !text.substring(back, mark.start())
					.matches("(?s).*\\b(?:in|by|until|before|of|since|after|from|to|through)\\s+");
		return verb ? null : new FuzzyDate(start, end, year, month, 1, 1, 31, Precision.MONTH);
	}

	private static int[] days(String part) {
		return switch (part.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
			case "early", "beginning of", "start of" -> new int[] { 1, 10 };
			case "mid", "middle of" -> new int[] { 11, 20 };
			case "first half of" -> new int[] { 1, 15 };
			case "second half of" -> new int[] { 16, 31 };
			case "first week of" -> new int[] { 1, 7 };
			default -> new int[] { 21, 31 };
		};
	}

	private static @Nullable FuzzyDate quarter(String text, Phrases.Hit mark, int floor, String word) {
		Matcher after = AFTER_QUARTER.matcher(text).region(mark.end(), text.length());
		boolean yearAfter = after.lookingAt();
		int back = Math.max(floor, mark.start() - 12);
		Matcher before = BEFORE_QUARTER.matcher(text.substring(back, mark.start()));
		boolean yearBefore = !yearAfter && before.find();
		if (!yearAfter && !yearBefore) {
			return null;
		}
		boolean half = word.startsWith("h");
		int number = word.endsWith("quarter")
				? QUARTERS.indexOf(word.substring(0, word.length() - " quarter".length()).strip())
				: word.charAt(1) - '1';
		int length = half ? 6 : 3;
		return new FuzzyDate(yearBefore ? back + before.start() : mark.start(), yearAfter ? after.end() : mark.end(),
				Integer.valueOf(yearAfter ? after.group(1) : before.group(1)), number * length + 1, length, 1, 31,
				Precision.QUARTER);
	}

	/** An ISO day, or a year of its own. */
	private static @Nullable FuzzyDate digits(String text, Phrases.Hit mark, int floor) {
		Matcher digits = DIGITS.matcher(text).region(mark.start(), text.length());
		if (!digits.lookingAt()) {
			return null;
		}
		Integer year = Integer.valueOf(digits.group(1));
		if (digits.group(2) != null) {
			int day = Integer.parseInt(digits.group(3));
			return new FuzzyDate(mark.start(), digits.end(), year, Integer.parseInt(digits.group(2)), 1, day, day,
					Precision.DAY);
		}
		int back = Math.max(floor, mark.start() - 24);
		Matcher before = BEFORE_YEAR.matcher(text.substring(back, mark.start()));
		if (!before.find()) {
			return null;
		}
		if (before.group(1) == null) {
			return new FuzzyDate(mark.start(), digits.end(), year, 1, 12, 1, 31, Precision.YEAR);
		}
		int start = back + before.start();
		return switch (before.group(1).toLowerCase(Locale.ROOT).substring(0, 3)) {
			case "ear" -> new FuzzyDate(start, digits.end(), year, 1, 4, 1, 31, Precision.PART);
			case "mid" -> new FuzzyDate(start, digits.end(), year, 5, 4, 1, 31, Precision.PART);
			case "fir" -> new FuzzyDate(start, digits.end(), year, 1, 6, 1, 31, Precision.PART);
			case "sec" -> new FuzzyDate(start, digits.end(), year, 7, 6, 1, 31, Precision.PART);
			default -> new FuzzyDate(start, digits.end(), year, before.group(1).contains("end") ? 12 : 9,
					before.group(1).contains("end") ? 1 : 4, 1, 31, Precision.PART);
		};
	}

}
