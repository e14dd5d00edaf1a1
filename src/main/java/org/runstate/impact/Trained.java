package org.runstate.impact;

import java.util.List;

/**
 * What a model was trained on.
 *
 * @param notices how many carried labels
 * @param features how many words, pairs of words and marks it knows
 */
public record Trained(int notices, int features, List<Question> questions) {

	public Trained {
		questions = List.copyOf(questions);
	}

	/**
	 * A question that it learned to answer.
	 *
	 * @param value such as {@code category=retirement}
	 * @param yes how many examples said yes
	 * @param no how many said no
	 * @param threshold the chance from which on it answers yes, 0 to 1
	 */
	public record Question(String value, int yes, int no, double threshold) {
	}

}
