package org.runstate.impact;

import java.time.DateTimeException;
import java.time.YearMonth;

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
 * @param days how many days after that it ends
 */
record FuzzyDate(int start, int end, @Nullable Integer year, int month, int months, int fromDay, int toDay, int days,
		Precision precision) {

	FuzzyDate(int start, int end, @Nullable Integer year, int month, int fromDay, int toDay, Precision precision) {
		this(start, end, year, month, 1, fromDay, toDay, 0, precision);
	}

	/** Whole months. */
	FuzzyDate(int start, int end, @Nullable Integer year, int month, int months, Precision precision) {
		this(start, end, year, month, months, 1, 31, 0, precision);
	}

	/**
	 * The date around a mark, or nothing if the mark stands for something else.
	 * @param floor where the date before it ends
	 */
	static @Nullable FuzzyDate at(String text, Phrases.Hit mark, int floor) {
		int month = MonthDate.number(text, mark);
		if (month > 0) {
			FuzzyDate date = MonthDate.at(text, mark, floor, month);
			return (date != null && date.precision == Precision.DAY) ? date.week(text, floor) : date;
		}
		char first = text.charAt(mark.start());
		if (first == '2') {
			return DigitDate.at(text, mark.start(), floor);
		}
		if (first == 'C' || first == 'c') {
			return PeriodDate.year(text, mark.start(), floor);
		}
		return PeriodDate.at(text, mark, floor);
	}

	/** The promise it makes in a year, unless there is no such day. */
	@Nullable Promise in(int year, String text) {
		try {
			YearMonth first = YearMonth.of(year, this.month);
			YearMonth last = first.plusMonths(this.months - 1L);
			return new Promise(first.atDay(this.fromDay),
					((this.toDay == 31) ? last.atEndOfMonth() : last.atDay(this.toDay)).plusDays(this.days),
					this.precision, words(text));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/** How the text names it. */
	String words(String text) {
		String words = text.substring(this.start, this.end);
		return (words.indexOf("  ") < 0 && words.indexOf('\n') < 0) ? words : words.replaceAll("\\s+", " ");
	}

	/** Whether it is a name of a month and nothing else. */
	boolean isBare() {
		return this.precision == Precision.MONTH;
	}

	/** "The week of" a day goes on for six more. */
	private FuzzyDate week(String text, int floor) {
		WordsBefore words = new WordsBefore(text, this.start, floor);
		boolean week = words.next() && words.word().equals("of") && words.next() && words.word().equals("week");
		return !week ? this : new FuzzyDate(words.start(), this.end, this.year, this.month, this.months, this.fromDay,
				this.toDay, 6, Precision.PART);
	}

}
