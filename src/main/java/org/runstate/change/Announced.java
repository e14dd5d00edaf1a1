package org.runstate.change;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Category;

/**
 * A notice as it is compared with others: its newest revision.
 *
 * @param id of the notice
 * @param source the name of its source
 * @param kind the kind of its source
 * @param entryKey its identity within its source
 * @param head how its text begins
 * @param at when it was published, or else first seen
 */
record Announced(long id, long sourceId, String source, String kind, String entryKey, String title,
		@Nullable String url, String head, List<String> labels, Set<String> services, Category category, Instant at) {

	/** So much of a text is looked at. */
	static final int HEAD = 2000;

	/**
	 * Whether it is an announcement of ours: it speaks to people of its own, who answer
	 * to it, whatever it mentions.
	 */
	boolean isOurs() {
		return this.kind.equals("announcement");
	}

	/** How near its source is to the thing itself; 0 is nearest. */
	int voice() {
		return switch (this.kind) {
			case "graph-messages", "graph-health" -> 0;
			case "m365-roadmap" -> 2;
			case "feed", "page" -> 3;
			default -> 1;
		};
	}

}
