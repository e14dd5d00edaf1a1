package org.runstate.impact;

import java.util.Map;

/**
 * How sure the model has to be of a part for nobody to be asked. A bound of 0.65 sends
 * one answer in six to people; of the others 79 (category) to 92 (major) in a hundred are
 * right, see {@code docs/accuracy.md}. A higher bound makes the queue longer.
 */
final class Doubt {

	private static final Map<String, Double> bounds = Map.of("category", 0.65, "action", 0.65, "major", 0.65, "admin",
			0.65, "user", 0.65, "helpdesk", 0.65);

	private Doubt() {
	}

	static double below(String part) {
		return bounds.getOrDefault(part, 0.0);
	}

}
