package org.runstate.impact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Difference.Kind;

/**
 * How dates moved from one revision to the next: the deadline, and each promised interval
 * against the one in its place.
 */
final class DateMoves {

	/** A rollout that slips by less is no reason to ask people again. */
	private static final int DAYS_THAT_MATTER = 7;

	private DateMoves() {
	}

	static void add(Classified before, Classified after, List<Difference> differences) {
		LocalDate was = before.impact().actBy();
		LocalDate is = after.impact().actBy();
		if (is != null && was == null) {
			differences.add(new Difference(Kind.DATE_EARLIER, true, "It now has to be acted on by " + is + "."));
		}
		else if (is == null && was != null) {
			differences.add(new Difference(Kind.DATE_LATER, true, "The deadline " + was + " is gone."));
		}
		else if (is != null && was != null && !is.equals(was)) {
			long days = ChronoUnit.DAYS.between(was, is);
			differences.add(new Difference((days < 0) ? Kind.DATE_EARLIER : Kind.DATE_LATER, true,
					"The deadline is " + distance(days) + ": " + is + " instead of " + was + "."));
		}
		Long moved = furthest(before.timeline(), after.timeline());
		if (moved != null) {
			boolean earlier = moved < 0;
			differences.add(new Difference(earlier ? Kind.DATE_EARLIER : Kind.DATE_LATER,
					earlier || moved >= DAYS_THAT_MATTER, "A promised date is " + distance(moved) + "."));
		}
	}

	/** The move that matters most: the furthest to the front, else the furthest back. */
	private static @Nullable Long furthest(List<Promise> before, List<Promise> after) {
		if (before.isEmpty() || after.isEmpty()) {
			return null;
		}
		if (before.size() != after.size()) {
			return move(end(before), end(after));
		}
		Long furthest = null;
		for (int at = 0; at < before.size(); at++) {
			Long start = move(before.get(at).from(), after.get(at).from());
			Long end = move(before.get(at).to(), after.get(at).to());
			Long move = (end != null) ? end : start;
			if (move != null
					&& (furthest == null || (move < 0 && move < furthest) || (furthest > 0 && move > furthest))) {
				furthest = move;
			}
		}
		return furthest;
	}

	private static @Nullable Long move(LocalDate before, LocalDate after) {
		return before.equals(after) ? null : Long.valueOf(ChronoUnit.DAYS.between(before, after));
	}

	private static LocalDate end(List<Promise> promises) {
		return promises.stream().map(Promise::to).max(LocalDate::compareTo).orElseThrow();
	}

	private static String distance(long days) {
		return Math.abs(days) + ((Math.abs(days) == 1) ? " day " : " days ") + ((days < 0) ? "earlier" : "later");
	}

}
