package org.runstate.impact;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Promise.Precision;
import org.runstate.platform.Phrases;

/**
 * Reads a date around the name of a month: "mid-March 2026", "13 March", "March 10-14".
 */
final class MonthDate {

	/** The names of months, long and short. */
	static final List<String> NAMES = List.of("January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
			"Sept", "Oct", "Nov", "Dec");

	private static final List<String> SHORT = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"oct", "nov", "dec");

	/** A day, perhaps another one, and a year, each perhaps absent. */
	private static final Pattern AFTER = Pattern
		.compile("\\.?(?:[\\s\\p{Pd}]{0,4}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d%\\w]|[:.]\\d)"
				+ "(?:\\s{0,4}(?:\\p{Pd}|to|through|and)\\s{0,4}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d%\\w]|[:.]\\d))?)?"
				+ "(?:[,.]?[\\s\\p{Pd}]{0,4}(?:of\\s{1,4})?(?:CY\\s?|calendar\\syear\\s)?(20\\d\\d)(?!\\d)"
				+ "|\\s?['\u2019](\\d\\d)(?!\\w))?", Pattern.CASE_INSENSITIVE);

	private MonthDate() {
	}

	/** Which month the mark names, 0 if none. */
	static int number(String text, Phrases.Hit mark) {
		if (mark.end() - mark.start() < 3 || !Character.isLetter(text.charAt(mark.start()))) {
			return 0;
		}
		return NAMES.contains(Marks.phrase(mark))
				? SHORT.indexOf(text.substring(mark.start(), mark.start() + 3).toLowerCase(Locale.ROOT)) + 1 : 0;
	}

	static @Nullable FuzzyDate at(String text, Phrases.Hit mark, int floor, int month) {
		Matcher after = AFTER.matcher(text).region(mark.end(), text.length());
		String day = null;
		String lastDay = null;
		Integer year = null;
		int end = mark.end();
		if (after.lookingAt()) {
			day = after.group(1);
			lastDay = after.group(2);
			year = (after.group(3) != null) ? Integer.valueOf(after.group(3))
					: (after.group(4) != null) ? Integer.valueOf(2000 + Integer.parseInt(after.group(4))) : null;
			end = (day != null || year != null) ? after.end() : end;
		}
		if (day != null) {
			return new FuzzyDate(mark.start(), end, year, month, Integer.parseInt(day),
					Integer.parseInt((lastDay != null) ? lastDay : day), Precision.DAY);
		}
		DatePart part = DatePart.before(text, mark.start(), floor);
		if (part != null) {
			return new FuzzyDate(part.start(), end, year, month, part.firstDay(), part.lastDay(), Precision.PART);
		}
		WordsBefore words = new WordsBefore(text, mark.start(), floor);
		words.next();
		if (words.word().equals("of") && words.next() && day(text, words) == 0) {
			words = new WordsBefore(text, mark.start(), floor);
		}
		int number = day(text, words);
		if (number > 0) {
			return new FuzzyDate(words.start(), end, year, month, number, number, Precision.DAY);
		}
		if (text.startsWith("-end", mark.end()) || text.startsWith(" end,", mark.end())) {
			return new FuzzyDate(mark.start(), mark.end() + 4, year, month, 21, 31, Precision.PART);
		}
		return (year == null && !isMeant(text, mark.start(), floor)) ? null
				: new FuzzyDate(mark.start(), end, year, month, 1, Precision.MONTH);
	}

	/** The number of a day that a word is, 0 if it is none. */
	private static int day(String text, WordsBefore words) {
		String digits = words.word().replaceFirst("(?:st|nd|rd|th)$", "");
		if (digits.isEmpty() || digits.length() > 2 || !digits.chars().allMatch((one) -> one >= '0' && one <= '9')) {
			return 0;
		}
		char before = (words.start() > 0) ? text.charAt(words.start() - 1) : ' ';
		return (before == ':' || before == '.') ? 0 : Integer.parseInt(digits);
	}

	/**
	 * Whether the name of a month alone is one: "may" and "march" are verbs, April and
	 * August are people.
	 */
	private static boolean isMeant(String text, int start, int floor) {
		WordsBefore words = new WordsBefore(text, start, Math.max(0, Math.min(floor, start) - 1));
		if (!words.next()) {
			return false;
		}
		return switch (words.word()) {
			case "in", "by", "until", "till", "before", "of", "since", "after", "from", "to", "through", "during",
					"starting", "beginning", "ending", "around", "previously", "formerly", "originally", "next", "this",
					"between" ->
				true;
			default -> false;
		};
	}

}
