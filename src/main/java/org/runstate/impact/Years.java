package org.runstate.impact;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Timeline.Standing;

/**
 * Works out a year that was left out: from brackets right behind, from the next date of
 * the sentence, from the one before, or else from the day of publication.
 */
final class Years {

	private static final Pattern BEHIND_BRACKETS = Pattern.compile("^ \\([^()]{0,60}\\) (20\\d\\d)\\b");

	private final List<Mention> mentions;

	private final @Nullable LocalDate published;

	Years(List<Mention> mentions, @Nullable LocalDate published) {
		this.mentions = mentions;
		this.published = published;
	}

	/** The year of a date, unless nothing tells. */
	@Nullable Integer of(int at) {
		Mention mention = this.mentions.get(at);
		FuzzyDate date = mention.date();
		if (date.year() != null) {
			return date.year();
		}
		Matcher behind = BEHIND_BRACKETS.matcher(mention.after());
		if (behind.find()) {
			return Integer.valueOf(behind.group(1));
		}
		Mention next = next(at, 1);
		if (next != null && next.start() < mention.sentenceEnd()) {
			int year = year(next);
			return (date.month() > next.date().month()) ? year - 1 : year;
		}
		Mention before = next(at, -1);
		if (before != null && before.start() >= mention.sentenceStart()) {
			int year = year(before);
			return (date.month() < before.date().month()) ? year + 1 : year;
		}
		return (this.published == null) ? null : afterPublication(date, this.published);
	}

	/** The year in which a date is closest to another one. */
	int nearest(FuzzyDate date, Promise other) {
		if (date.year() != null) {
			return date.year();
		}
		int best = other.from().getYear();
		long least = Long.MAX_VALUE;
		for (int year = best - 1; year <= best + 1; year++) {
			long far = Math.abs(ChronoUnit.DAYS.between(LocalDate.of(year, date.month(), 15), other.from()));
			if (far < least) {
				least = far;
				best = year;
			}
		}
		return best;
	}

	/** The promised date with a year before or behind, as far as it is near. */
	private @Nullable Mention next(int at, int step) {
		for (int next = at + step; next >= 0 && next < this.mentions.size() && Math.abs(next - at) < 6; next += step) {
			Mention mention = this.mentions.get(next);
			if (mention.standing() == Standing.PROMISED && mention.date().year() != null) {
				return mention;
			}
		}
		return null;
	}

	private static int year(Mention mention) {
		Integer year = mention.date().year();
		return (year != null) ? year : 0;
	}

	private static int afterPublication(FuzzyDate date, LocalDate published) {
		if (date.precision() == Promise.Precision.PART && date.month() == 12 && date.fromDay() == 1) {
			return published.getYear();
		}
		LocalDate earliest = published.minusDays(60);
		YearMonth month = YearMonth.of(earliest.getYear(), date.month());
		return month.isBefore(YearMonth.from(earliest)) ? month.getYear() + 1 : month.getYear();
	}

}
