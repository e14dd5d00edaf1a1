package org.runstate.impact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.runstate.impact.Difference.Kind;
import org.runstate.platform.Phrases;

/**
 * Whether the text of a revision asks for more than the one before: sentences with "must"
 * and "need to" that are new, or a promise that nobody has to act that is gone.
 */
final class Demands {

	private static final Phrases ASKS = new Phrases(List.of("must", "need to", "needs to", "have to", "has to",
			"are required to", "is required to", "will be required to", "action item", "action required",
			"action is required", "please prepare", "please update", "please ensure", "ensure that"));

	private Demands() {
	}

	static void add(Subject before, Subject after, List<Difference> differences) {
		if (Sections.isNoAction(before.text()) && !Sections.isNoAction(after.text())) {
			differences.add(new Difference(Kind.ACTION_ADDED, true, "It no longer says that nobody has to act."));
			return;
		}
		Set<String> were = sentences(before.text());
		Set<String> are = sentences(after.text());
		Set<String> added = new HashSet<>(are);
		added.removeAll(were);
		were.removeAll(are);
		if (asking(added) > asking(were)) {
			differences.add(new Difference(Kind.ACTION_ADDED, true, "Its text asks for more than before."));
		}
	}

	private static long asking(Set<String> sentences) {
		return sentences.stream().filter((one) -> !ASKS.in(one).isEmpty()).count();
	}

	private static Set<String> sentences(String text) {
		Set<String> sentences = new HashSet<>();
		for (String line : text.split("\n", -1)) {
			for (String sentence : line.split("(?<=[.!?]) ", -1)) {
				sentences.add(sentence.strip());
			}
		}
		return sentences;
	}

}
