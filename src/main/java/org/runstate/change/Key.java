package org.runstate.change;

import java.util.Locale;

/**
 * A number that a vendor gave to one thing.
 *
 * @param value {@code MC867664}, {@code 130363}, {@code KB5028185}, {@code CVE-2026-1234}
 * or {@code 26100.4061}
 */
record Key(Kind kind, String value) {

	/** What the number is of; the surest first. */
	enum Kind {

		MESSAGE("message", 5), ROADMAP("roadmap item", 4), CVE("weakness", 3), KB("update", 2), BUILD("build", 1);

		private final String word;

		private final int weight;

		Kind(String word, int weight) {
			this.word = word;
			this.weight = weight;
		}

		/** How much it says that two notices share such a number; more is more. */
		int weight() {
			return this.weight;
		}

		/** The word used in the database. */
		String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	static Key of(String kind, String value) {
		return new Key(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), value);
	}

	/** As a sentence names it: "roadmap item 130363". */
	String text() {
		return this.kind.word + " " + this.value;
	}

}
