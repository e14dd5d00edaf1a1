package org.runstate.change;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What people decided about some notices.
 *
 * @param apart pairs that are not the same thing
 * @param chosen those that were made lead, the latest last
 */
record Decisions(Set<Pair> apart, List<Long> chosen) {

	/** Two notices, whichever comes first. */
	record Pair(long one, long other) {

		static Pair of(long one, long other) {
			return new Pair(Math.min(one, other), Math.max(one, other));
		}

	}

	/** Whether any of some notices is another thing than any of others. */
	boolean keepApart(Collection<Long> some, Collection<Long> others) {
		Set<Pair> pairs = new HashSet<>();
		some.forEach((one) -> others.forEach((other) -> pairs.add(Pair.of(one, other))));
		return pairs.stream().anyMatch(this.apart::contains);
	}

}
