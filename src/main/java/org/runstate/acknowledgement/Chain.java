package org.runstate.acknowledgement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Follows a chain of acknowledgements link by link and says where it first breaks.
 */
final class Chain {

	private final String place;

	private long number;

	private String hash = Acknowledgement.BEFORE_THE_FIRST;

	private final Map<Long, String> anchored = new HashMap<>();

	private long lastAnchored;

	private Verdict broken = new Verdict(false, 0, "The chain was not followed.");

	/**
	 * A chain before its first link.
	 * @param place what the place of a link is called: "Line" or "Row"
	 */
	Chain(String place) {
		this.place = place;
	}

	/** From now on it has to go by these. */
	void anchor(Collection<Anchor> anchors) {
		for (Anchor one : anchors) {
			String other = this.anchored.putIfAbsent(one.number(), one.hash());
			this.lastAnchored = Math.max(this.lastAnchored, one.number());
			if (other != null && !other.equals(one.hash())) {
				this.anchored.put(one.number(), "two anchors");
			}
		}
	}

	/** How many links hold. */
	long number() {
		return this.number;
	}

	/**
	 * Follows the next link.
	 * @param at where it stands
	 * @return false if the chain breaks here; {@link #broken()} tells how
	 */
	boolean add(Acknowledgement next, long at) {
		if (!next.computedHash().equals(next.hash())) {
			return breaks(at, "acknowledgement %d was changed".formatted(next.number()));
		}
		if (next.number() > this.number + 1) {
			return breaks(at, "acknowledgement %d is missing before %d".formatted(this.number + 1, next.number()));
		}
		if (next.number() <= this.number) {
			return breaks(at,
					"acknowledgement %d was put in where %d belongs".formatted(next.number(), this.number + 1));
		}
		if (!next.previousHash().equals(this.hash)) {
			return breaks(at, "acknowledgement %d does not follow from the one before; one of the two was replaced"
				.formatted(next.number()));
		}
		if (!this.anchored.getOrDefault(next.number(), next.hash()).equals(next.hash())) {
			return breaks(at, "acknowledgement %d is not the one that was anchored; the chain was written anew"
				.formatted(next.number()));
		}
		this.number = next.number();
		this.hash = next.hash();
		return true;
	}

	private boolean breaks(long at, String how) {
		this.broken = fault("%s %d: %s.".formatted(this.place, at, how));
		return false;
	}

	Verdict broken() {
		return this.broken;
	}

	Verdict fault(String sentence) {
		return new Verdict(false, this.number, sentence);
	}

	/** The verdict at the end of the chain, which is known to be there. */
	Verdict end(long endNumber, String endHash) {
		if (this.number < this.lastAnchored) {
			return fault("The end is missing: acknowledgement %d was anchored, and the chain ends with %d."
				.formatted(this.lastAnchored, this.number));
		}
		if (this.number < endNumber) {
			return fault("The end is missing: acknowledgements %d to %d were cut off.".formatted(this.number + 1,
					endNumber));
		}
		if (!this.hash.equals(endHash) || this.number > endNumber) {
			return fault("The chain does not end where it is said to end, at acknowledgement %d.".formatted(endNumber));
		}
		return new Verdict(true, this.number,
				"%d acknowledgements, the chain holds, its end is %s.".formatted(this.number, this.hash));
	}

}
