package org.runstate.change;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/**
 * Joins changes by the bonds of a notice, the strongest first, unless something speaks
 * against it.
 */
final class Joining {

	/** A change is one thing; more than so many notices of it are a topic. */
	private static final int LARGEST = 12;

	private final Groups groups;

	private final Decisions decisions;

	private final ToDoubleBiFunction<Announced, Announced> likeness;

	Joining(Groups groups, Decisions decisions, ToDoubleBiFunction<Announced, Announced> likeness) {
		this.groups = groups;
		this.decisions = decisions;
		this.likeness = likeness;
	}

	/**
	 * Follows the sure bonds among these.
	 * @return the others, about which a person may be asked
	 */
	List<Bond> follow(List<Bond> bonds) {
		return bonds.stream().sorted(Bond.STRONGEST).filter((bond) -> !join(bond)).toList();
	}

	/** Whether there is nothing left to ask: it is one change now, or was never to be. */
	private boolean join(Bond bond) {
		long one = bond.one().id();
		long other = bond.other().id();
		if (this.groups.lead(one) == this.groups.lead(other)) {
			return true;
		}
		Set<Long> some = this.groups.members(one);
		Set<Long> others = this.groups.members(other);
		if (this.decisions.keepApart(some, others)) {
			return true;
		}
		boolean explicit = bond.strength() == Double.MAX_VALUE;
		if (bond.sure() && some.size() + others.size() <= LARGEST
				&& !(this.groups.isChosen(one) && this.groups.isChosen(other)) && (explicit || fit(some, others))) {
			this.groups.join(one, other, bond.why());
			return true;
		}
		return false;
	}

	/** A source speaks of one thing in one entry, unless two say it in the same words. */
	private boolean fit(Set<Long> some, Set<Long> others) {
		for (Long one : some) {
			for (Long other : others) {
				Announced first = this.groups.notice(one);
				Announced second = this.groups.notice(other);
				if (first == null || second == null || (first.sourceId() == second.sourceId()
						&& !Bonds.sameEntry(this.likeness.applyAsDouble(first, second)))) {
					return false;
				}
			}
		}
		return true;
	}

}
