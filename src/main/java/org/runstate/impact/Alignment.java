package org.runstate.impact;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which promise of a revision stands for which one of the revision before: the pairing in
 * the order of both that needs the fewest changes of labels and days, so that a milestone
 * that was added or taken away is not mistaken for a move.
 */
final class Alignment {

	/** Leaving one out costs this; two that differ by more do not belong together. */
	private static final double ALONE = 1;

	private Alignment() {
	}

	static List<Pair> of(List<Promise> before, List<Promise> after) {
		double[][] cost = new double[before.size() + 1][after.size() + 1];
		for (int b = before.size(); b >= 0; b--) {
			for (int a = after.size(); a >= 0; a--) {
				cost[b][a] = least(before, after, b, a, cost);
			}
		}
		List<Pair> pairs = new ArrayList<>();
		int b = 0;
		int a = 0;
		while (b < before.size() || a < after.size()) {
			if (b < before.size() && cost[b][a] == ALONE + cost[b + 1][a]) {
				pairs.add(new Pair(before.get(b++), null));
			}
			else if (a < after.size() && cost[b][a] == ALONE + cost[b][a + 1]) {
				pairs.add(new Pair(null, after.get(a++)));
			}
			else {
				pairs.add(new Pair(before.get(b++), after.get(a++)));
			}
		}
		return pairs;
	}

	private static double least(List<Promise> before, List<Promise> after, int b, int a, double[][] cost) {
		if (b == before.size()) {
			return ALONE * (after.size() - a);
		}
		if (a == after.size()) {
			return ALONE * (before.size() - b);
		}
		double alone = ALONE + Math.min(cost[b + 1][a], cost[b][a + 1]);
		return Math.min(alone, differ(before.get(b), after.get(a)) + cost[b + 1][a + 1]);
	}

	/** How unlike two promises are, 0 for the same. */
	private static double differ(Promise before, Promise after) {
		double labels = label(before.stage(), after.stage()) + label(before.milestone(), after.milestone())
				+ clouds(before.cloud(), after.cloud());
		if (before.isWhen(after)) {
			return labels / 2;
		}
		double years = Math.abs(ChronoUnit.DAYS.between(before.to(), after.to())) / 365.0;
		double differ = labels + 0.3 + Math.min(years, 0.6);
		Promise previously = after.previously();
		return (previously != null && previously.isWhen(before)) ? differ / 4 : differ;
	}

	private static double label(@Nullable String before, @Nullable String after) {
		return Objects.equals(before, after) ? 0 : (before == null || after == null) ? 0.3 : 2;
	}

	private static double clouds(@Nullable String before, @Nullable String after) {
		if (Objects.equals(before, after)) {
			return 0;
		}
		if (before == null || after == null) {
			return 0.3;
		}
		return Collections.disjoint(Set.of(before.split(",", -1)), Set.of(after.split(",", -1))) ? 1.3 : 0.3;
	}

	/** A promise before and after; one of them may be absent. */
	record Pair(@Nullable Promise before, @Nullable Promise after) {

		/** How many days later it is, negative for earlier, 0 if it did not move. */
		long moved() {
			if (this.before == null || this.after == null) {
				return 0;
			}
			long end = ChronoUnit.DAYS.between(this.before.to(), this.after.to());
			long begin = ChronoUnit.DAYS.between(this.before.from(), this.after.from());
			// to say more exactly when within a month or a quarter is no move
			boolean named = this.before.precision().compareTo(Promise.Precision.MONTH) > 0
					|| this.before.to().isBefore(this.before.from().plusMonths(1));
			boolean refined = named && begin >= 0 && end <= 0;
			return refined ? 0 : (end != 0) ? end : begin;
		}

	}

}
