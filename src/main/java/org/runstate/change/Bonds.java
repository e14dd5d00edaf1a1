package org.runstate.change;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.runstate.change.Key.Kind;

/**
 * The rules by which two notices are the same thing. Measured on messages and roadmap
 * items whose publisher names the item of each message, see docs/changes.md.
 */
final class Bonds {

	/** A key that more notices carry is a topic. */
	static final int MOST_CARRIERS = 8;

	/** A roadmap item that so many messages of one source carry is a topic. */
	static final int MOST_OF_ONE_SOURCE = 2;

	/** Below this, one roadmap item is told in parts, or its number is wrong. */
	private static final double ONE_ITEM = 0.35;

	/**
	 * A message of several roadmap items is the same thing as those that say the same.
	 */
	private static final double OF_SEVERAL = 0.5;

	/**
	 * Two entries of one source are the same thing only if said nearly in the same words.
	 */
	private static final double SAME_SOURCE = 0.88;

	/** From here on a person is asked. */
	static final double LIKE = 0.65;

	private Bonds() {
	}

	/**
	 * What ties two notices that have keys in common.
	 * @param items how many roadmap items the one with more of them names
	 * @param likeness of their words, 0 to 1
	 */
	static Optional<Bond> byKeys(Announced one, Announced other, Set<Key> shared, int items, double likeness) {
		Optional<Key> first = shared.stream().min((a, b) -> a.kind().compareTo(b.kind()));
		if (first.isEmpty()) {
			return Optional.empty();
		}
		Key key = first.get();
		boolean sameSource = one.sourceId() == other.sourceId();
		if (sameSource && (key.kind() == Kind.KB || key.kind() == Kind.BUILD || key.kind() == Kind.CVE)) {
			return Optional.empty();
		}
		boolean sure = sameSource ? likeness >= SAME_SOURCE
				: key.kind() != Kind.ROADMAP || likeness >= ((items > 1) ? OF_SEVERAL : ONE_ITEM);
		String keys = shared.stream()
			.filter((each) -> each.kind() == key.kind())
			.map(Key::text)
			.limit(2)
			.collect(Collectors.joining(" and "));
		return Optional
			.of(new Bond(one, other, sure, key.kind().weight() + likeness, percent(likeness), "both are of " + keys));
	}

	/** What ties a message and the one that it says it replaces. */
	static Bond byReplacement(Announced newer, Announced older) {
		return new Bond(newer, older, true, Double.MAX_VALUE, 100, "one says that it replaces the other");
	}

	/** What ties notices that only look alike; a person is asked. */
	static Optional<Bond> byWords(Announced one, Announced other, double likeness, String words) {
		boolean apart = !one.services().isEmpty() && !other.services().isEmpty()
				&& one.services().stream().noneMatch(other.services()::contains);
		if (one.sourceId() == other.sourceId() || likeness < (apart ? SAME_SOURCE : LIKE) || !near(one, other)) {
			return Optional.empty();
		}
		return Optional
			.of(new Bond(one, other, false, likeness, percent(likeness), "both say \u201c" + words + "\u201d"));
	}

	/** Whether two entries of one source may stand in one change. */
	static boolean sameEntry(double likeness) {
		return likeness >= SAME_SOURCE;
	}

	private static boolean near(Announced one, Announced other) {
		return Math.abs(java.time.Duration.between(one.at(), other.at()).toDays()) <= 365;
	}

	private static int percent(double likeness) {
		return (int) Math.round(Math.min(1, likeness) * 100);
	}

}
