package org.runstate.source;

import java.time.Instant;

/**
 * One visit to a source that is over.
 *
 * @param source the source as it was before
 * @param whole whether everything was asked for, whatever its version
 */
record Polled(Source source, Instant at, boolean whole, Visited visited) {

	Look look() {
		return this.visited.look();
	}

	/** How many entries are waiting to be compared. */
	int weight() {
		return (look() instanceof Look.Said said) ? said.reading().entries().size() : 0;
	}

}
