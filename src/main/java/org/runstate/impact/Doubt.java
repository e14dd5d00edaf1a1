package org.runstate.impact;

import java.util.Map;

/**
 * How sure the model has to be of a part for nobody to be asked. Chosen so that of the
 * answers above it at least nine of ten are right, and that the queue of the others stays
 * short enough to be worked off; {@code docs/accuracy.md} has the figures.
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
