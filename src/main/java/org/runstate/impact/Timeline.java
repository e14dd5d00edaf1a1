package org.runstate.impact;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Promise.Precision;
import org.runstate.platform.Phrases;

/**
 * Finds the dates in a text. A date without a year takes it from the next one in its
 * sentence, or else from the day of publication. What is past, such as "(previously late
 * February)" and "Updated March 27, 2025:", promises nothing and is left out.
 */
final class Timeline {

	private static final Phrases marks = new Phrases(Stream
		.concat(FuzzyDate.MONTHS.stream(),
				Stream.of("Sept", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "first quarter", "second quarter",
						"third quarter", "fourth quarter", "20*"))
		.toList());

	private static final Pattern PAST = Pattern.compile("(?:updated|modified|posted|published)(?:\\s+on)?:?\\s*$",
			Pattern.CASE_INSENSITIVE);

	private Timeline() {
	}

	/** The promises of a text, each once, in its order. */
	static List<Promise> of(List<Dated> dates) {
		return List.copyOf(new LinkedHashSet<>(dates.stream().map(Dated::promise).toList()));
	}

	/** Every promised date in a text with its place. */
	static List<Dated> in(String text, @Nullable LocalDate published) {
		List<FuzzyDate> dates = new ArrayList<>();
		int done = 0;
		for (Phrases.Hit mark : marks.in(text)) {
			if (mark.start() >= done) {
				FuzzyDate date = FuzzyDate.at(text, mark, done);
				if (date != null) {
					dates.add(date);
					done = date.end();
				}
			}
		}
		List<Dated> dated = new ArrayList<>();
		for (int at = 0; at < dates.size(); at++) {
			FuzzyDate date = dates.get(at);
			Integer year = year(at, dates, text, published);
			Promise promise = (year != null && !isPast(text, date)) ? date.in(year, text) : null;
			if (promise != null) {
				dated.add(new Dated(promise, date.start(), date.end()));
			}
		}
		return dated;
	}

	private static @Nullable Integer year(int at, List<FuzzyDate> dates, String text, @Nullable LocalDate published) {
		FuzzyDate date = dates.get(at);
		if (date.year() != null) {
			return date.year();
		}
		for (int next = at + 1; next < dates.size()
				&& sameSentence(text, date.end(), dates.get(next).start()); next++) {
			Integer year = dates.get(next).year();
			if (year != null) {
				return (date.month() > dates.get(next).month()) ? year - 1 : year;
			}
		}
		if (published == null) {
			return null;
		}
		LocalDate earliest = published.minusDays(60);
		YearMonth month = YearMonth.of(earliest.getYear(), date.month());
		return month.isBefore(YearMonth.from(earliest)) ? month.getYear() + 1 : month.getYear();
	}

	private static boolean sameSentence(String text, int from, int to) {
		if (to - from > 160) {
			return false;
		}
		String between = text.substring(from, to);
		return between.indexOf('\n') < 0 && !between.contains(". ");
	}

	private static boolean isPast(String text, FuzzyDate date) {
		String before = text.substring(Math.max(0, date.start() - 120), date.start());
		int bracket = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
		String within = (bracket >= 0 && before.indexOf(')', bracket) < 0) ? before.substring(bracket) : "";
		return within.contains("previous") || within.contains("Previous") || within.contains("formerly")
				|| within.contains("originally") || PAST.matcher(before).find();
	}

	/** A promise and its place in the text. */
	record Dated(Promise promise, int start, int end) {

		boolean isExact() {
			return this.promise.precision() == Precision.DAY;
		}

	}

}
