package org.runstate.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that a revision changed.
 *
 * @param material whether people are asked again because of it
 * @param why one sentence that says what changed
 */
public record Difference(Kind kind, boolean material, String why) {

	/** What it changed. */
	public enum Kind {

		WORDING, DATE_EARLIER, DATE_LATER, SCOPE_WIDER, SCOPE_NARROWER, ACTION_ADDED, URGENCY_UP, WITHDRAWN, REINSTATED;

		/** The word used in files, in the database and in the API. */
		public String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * What changed between two revisions of a notice; at least one difference. An earlier
	 * date, a moved deadline, a wider scope, an added action and a raised urgency are
	 * material, a rollout that slips only from a week on.
	 */
	public static List<Difference> between(Subject before, Classified earlier, Subject after, Classified later) {
		List<Difference> differences = new ArrayList<>();
		Withdrawal.add(before, earlier, after, later, differences);
		boolean taken = differences.stream()
			.anyMatch((one) -> one.kind() == Kind.WITHDRAWN || one.kind() == Kind.REINSTATED);
		if (!taken) {
			DateMoves.add(earlier, later, differences);
		}
		Scopes.add(earlier.impact(), later.impact(), differences);
		asks(earlier.impact(), later.impact(), differences);
		if (!taken && differences.stream().noneMatch((one) -> one.kind() == Kind.ACTION_ADDED)) {
			Demands.add(before, after, differences);
		}
		if (differences.isEmpty()) {
			differences.add(new Difference(Kind.WORDING, false, wording(before, after)));
		}
		return List.copyOf(differences);
	}

	private static void asks(Impact before, Impact after, List<Difference> differences) {
		if (after.action().compareTo(before.action()) > 0) {
			differences.add(new Difference(Kind.ACTION_ADDED, true,
					"It asks to " + after.action().key() + ", no longer to " + before.action().key() + "."));
		}
		else if (after.category() == Category.RETIREMENT && before.category() != Category.RETIREMENT) {
			differences.add(new Difference(Kind.ACTION_ADDED, true, "It became a retirement."));
		}
		if (after.urgency().compareTo(before.urgency()) < 0) {
			differences.add(new Difference(Kind.URGENCY_UP, after.urgency() != Urgency.LATER,
					"Its urgency rose from " + before.urgency().key() + " to " + after.urgency().key() + "."));
		}
	}

	private static String wording(Subject before, Subject after) {
		if (!before.title().equals(after.title())) {
			return "The title was reworded.";
		}
		return before.text().equals(after.text()) ? "Its labels changed." : "The text was reworded.";
	}

}
