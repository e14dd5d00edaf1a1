package org.runstate.change;

import java.util.Comparator;

/**
 * What ties two notices.
 *
 * @param sure whether they are joined without asking; otherwise a person is asked
 * @param strength the strongest tie is followed first
 * @param percent how much they are alike
 * @param why a clause for people: "both are of roadmap item 130363"
 */
record Bond(Announced one, Announced other, boolean sure, double strength, int percent, String why) {

	static final Comparator<Bond> STRONGEST = Comparator.comparingDouble(Bond::strength)
		.reversed()
		.thenComparing((bond) -> bond.other().id());

}
