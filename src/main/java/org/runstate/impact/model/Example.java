package org.runstate.impact.model;

import java.util.Map;

/**
 * A notice that the model can learn from.
 *
 * @param group notices of the same group say much the same and are kept together when
 * examples are set aside to measure by
 * @param answers the right answers to the questions that it answers
 */
public record Example(Wording wording, String group, Map<Question, Boolean> answers) {

	public Example {
		answers = Map.copyOf(answers);
	}

	/** Which of so many parts it is in when examples are set aside. */
	public static int fold(String group, int folds, long seed) {
		return Math.floorMod(Hash.in((int) seed, Hash.of(group)), folds);
	}

}
