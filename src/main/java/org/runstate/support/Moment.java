package org.runstate.support;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.runstate.impact.Category;
import org.runstate.impact.Impact;
import org.runstate.impact.News;
import org.runstate.impact.Promise;
import org.runstate.impact.Urgency;

/**
 * When users notice something, seen from a day. Dates decide: what runs, ended within two
 * weeks or begins within one is now, what begins within sixty days is soon. The urgency
 * counts beside them, as long as the notice is fresh, and alone where there is no date.
 */
enum Moment {

	NOW, SOON, LATER;

	/** As long as users speak of something after it came. */
	private static final int SPOKEN_OF = 14;

	private static final int WEEK = 7;

	private static final int SOON_DAYS = 60;

	private static final int LATER_DAYS = 180;

	private static final int NONE_DAYS = 30;

	/** The word used in addresses and in keys of words. */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** When users notice what this says; empty when that is long done. */
	static Optional<Moment> of(News news, List<Promise> promises, LocalDate today) {
		Impact impact = news.impact();
		LocalDate seen = seen(news);
		Optional<Moment> byUrgency = byUrgency(impact, seen, today);
		List<Span> spans = spans(impact, promises);
		if (spans.isEmpty()) {
			return byUrgency;
		}
		Optional<Moment> byDate = spans.stream()
			.flatMap((span) -> span.seenFrom(today).stream())
			.min(Moment::compareTo);
		if (byDate.isEmpty()) {
			// its dates are past, but it was said just now
			return byUrgency.filter((moment) -> !today.isAfter(seen.plusDays(SPOKEN_OF))).map((moment) -> NOW);
		}
		boolean fresh = impact.urgency() == Urgency.NOW && byUrgency.isPresent();
		return fresh ? Optional.of(NOW) : byDate;
	}

	/** The last day on which users notice what this says. */
	static LocalDate last(News news, List<Promise> promises) {
		LocalDate fresh = seen(news).plusDays(freshFor(news.impact()));
		return spokenOfUntil(news.impact(), promises).filter((day) -> day.isAfter(fresh)).orElse(fresh);
	}

	/** The last day on which users speak of what was to come; empty without a date. */
	static Optional<LocalDate> spokenOfUntil(Impact impact, List<Promise> promises) {
		return spans(impact, promises).stream()
			.map(Span::to)
			.max(Comparator.naturalOrder())
			.map((day) -> day.plusDays(SPOKEN_OF));
	}

	private static LocalDate seen(News news) {
		return LocalDate.ofInstant(news.seenAt(), ZoneOffset.UTC);
	}

	private static Optional<Moment> byUrgency(Impact impact, LocalDate seen, LocalDate today) {
		boolean fresh = ChronoUnit.DAYS.between(seen, today) <= freshFor(impact);
		return !fresh ? Optional.empty() : switch (impact.urgency()) {
			case NOW -> Optional.of(NOW);
			case SOON -> Optional.of(SOON);
			case LATER -> Optional.of(LATER);
			// an outage that is over is nothing to come
			case NONE -> isPassing(impact.category()) ? Optional.empty() : Optional.of(LATER);
		};
	}

	private static boolean isPassing(Category category) {
		return category == Category.INCIDENT || category == Category.MAINTENANCE;
	}

	private static int freshFor(Impact impact) {
		return switch (impact.urgency()) {
			case NOW -> SPOKEN_OF;
			case SOON -> SOON_DAYS;
			case LATER -> LATER_DAYS;
			case NONE -> NONE_DAYS;
		};
	}

	private static List<Span> spans(Impact impact, List<Promise> promises) {
		List<Span> spans = new ArrayList<>(promises.stream().map((one) -> new Span(one.from(), one.to())).toList());
		LocalDate actBy = impact.actBy();
		if (actBy != null) {
			spans.add(new Span(actBy, actBy));
		}
		promises.stream()
			.filter((one) -> "begin".equals(one.milestone()))
			.forEach((begin) -> promises.stream()
				.filter((one) -> "complete".equals(one.milestone()) && !one.to().isBefore(begin.from()))
				.forEach((end) -> spans.add(new Span(begin.from(), end.to()))));
		return spans;
	}

	/** Days on which something comes. */
	private record Span(LocalDate from, LocalDate to) {

		Optional<Moment> seenFrom(LocalDate today) {
			if (this.to.plusDays(SPOKEN_OF).isBefore(today)) {
				return Optional.empty();
			}
			long days = ChronoUnit.DAYS.between(today, this.from);
			return Optional.of((days <= WEEK) ? NOW : (days <= SOON_DAYS) ? SOON : LATER);
		}

	}

}
