package org.runstate.impact;

import java.util.List;

/**
 * Everything that was read from a notice.
 *
 * @param timeline the promised intervals in the order of the text
 */
public record Classified(Impact impact, List<Promise> timeline, Entities entities) {

	public Classified {
		timeline = List.copyOf(timeline);
	}

}
