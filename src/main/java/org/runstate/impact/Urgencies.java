package org.runstate.impact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How urgent a date makes a notice, seen from the day it was published: now within a
 * week, but only if it asks to act by then; soon within sixty days.
 */
final class Urgencies {

	private static final int NOW = 7;

	private static final int SOON = 60;

	private Urgencies() {
	}

	static void byDate(Classifier.Decision decision, @Nullable LocalDate actBy, List<Timeline.Dated> dates,
			@Nullable LocalDate published) {
		if (published == null) {
			return;
		}
		LocalDate day = (actBy != null) ? actBy
				: decision.value("category").equals("retirement") ? next(dates, published) : null;
		if (day == null) {
			return;
		}
		long days = ChronoUnit.DAYS.between(published, day);
		boolean asks = !decision.value("actBy").equals("ends") && !decision.value("action").equals("inform");
		String urgency = (actBy != null && asks && days <= NOW) ? "now" : (days <= SOON) ? "soon" : "later";
		String what = (actBy != null) ? "the day to act by, " : "what it announces, ";
		String when = (days < 0) ? " was past when it was published"
				: " was " + days + " days off when it was published";
		decision.set(new Reason("urgency", urgency, "rule", what + day + "," + when), urgency);
	}

	private static @Nullable LocalDate next(List<Timeline.Dated> dates, LocalDate published) {
		return dates.stream()
			.map((date) -> date.promise().from())
			.filter((day) -> !day.isBefore(published))
			.min(LocalDate::compareTo)
			.orElse(null);
	}

}
