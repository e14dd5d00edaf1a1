package org.runstate.impact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Alignment.Pair;
import org.runstate.impact.Difference.Kind;

/**
 * How dates moved from one revision to the next: the deadline, and each promised interval
 * against the one that it stands for.
 */
final class DateMoves {

	/** A rollout that slips by less is no reason to ask people again. */
	private static final int DAYS_THAT_MATTER = 7;

	private static final Map<String, String> STAGES = Map.of("general-availability", "General availability",
			"targeted-release", "Targeted release", "public-preview", "Public preview", "private-preview",
			"Private preview", "preview", "The preview");

	private DateMoves() {
	}

	static void add(Classified before, Classified after, List<Difference> differences) {
		deadline(before.impact().actBy(), after.impact().actBy(), differences);
		List<Promise> were = before.timeline();
		List<Promise> are = after.timeline();
		if (were.isEmpty() && !are.isEmpty()) {
			differences.add(new Difference(Kind.DATE_EARLIER, true, "It now says when: " + are.get(0).words() + "."));
		}
		else if (are.isEmpty() && !were.isEmpty()) {
			differences.add(new Difference(Kind.DATE_LATER, true,
					"It no longer says when; before, it was " + were.get(0).words() + "."));
		}
		else if (!were.isEmpty()) {
			List<Pair> pairs = Alignment.of(were, are)
				.stream()
				.filter((pair) -> !isDeadline(pair, before.impact().actBy(), after.impact().actBy()))
				.toList();
			pairs.stream()
				.filter((pair) -> pair.moved() < 0)
				.min(Comparator.comparingLong(Pair::moved))
				.ifPresent((pair) -> differences.add(new Difference(Kind.DATE_EARLIER, true, why(pair))));
			pairs.stream()
				.filter((pair) -> pair.moved() > 0)
				.max(Comparator.comparingLong(Pair::moved))
				.ifPresent((pair) -> differences
					.add(new Difference(Kind.DATE_LATER, pair.moved() >= DAYS_THAT_MATTER, why(pair))));
			beyond(pairs, were, differences);
		}
	}

	/** A day that moved as the deadline did is the deadline, which was said already. */
	private static boolean isDeadline(Pair pair, @Nullable LocalDate was, @Nullable LocalDate is) {
		Promise before = pair.before();
		Promise after = pair.after();
		return pair.moved() != 0 && before != null && after != null && before.to().equals(was) && after.to().equals(is);
	}

	/**
	 * A date that is new, of no stage or cloud of its own, and later than all before says
	 * that it takes longer.
	 */
	private static void beyond(List<Pair> pairs, List<Promise> were, List<Difference> differences) {
		LocalDate last = were.stream().map(Promise::to).max(Comparator.naturalOrder()).orElseThrow();
		pairs.stream()
			.filter((pair) -> pair.before() == null)
			.map(Pair::after)
			.filter(Objects::nonNull)
			.filter((after) -> after.cloud() == null && after.to().isAfter(last))
			.filter((after) -> after.stage() == null
					|| were.stream().anyMatch((one) -> after.stage().equals(one.stage())))
			.max(Comparator.comparing(Promise::to))
			.filter((after) -> differences.stream().noneMatch((one) -> one.kind() == Kind.DATE_LATER))
			.ifPresent((after) -> differences
				.add(new Difference(Kind.DATE_LATER, ChronoUnit.DAYS.between(last, after.to()) >= DAYS_THAT_MATTER,
						"It now names a later date than before: " + after.words() + ".")));
	}

	private static void deadline(@Nullable LocalDate was, @Nullable LocalDate is, List<Difference> differences) {
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
	}

	private static String why(Pair pair) {
		Promise before = pair.before();
		Promise after = pair.after();
		if (before == null || after == null) {
			return "A promised date is gone or new.";
		}
		String stage = (after.stage() != null) ? STAGES.getOrDefault(after.stage(), "It") : "It";
		String cloud = (after.cloud() != null) ? " (" + after.cloud().replace(",", ", ") + ")" : "";
		String does = (after.milestone() == null) ? " is " : " " + after.milestone() + "s ";
		return stage + cloud + does + distance(pair.moved()) + ": " + after.words() + " instead of " + before.words()
				+ ".";
	}

	private static String distance(long days) {
		return Math.abs(days) + ((Math.abs(days) == 1) ? " day " : " days ") + ((days < 0) ? "earlier" : "later");
	}

}
