package org.runstate.source;

import java.util.List;

/**
 * Polls that ended about the same time, to be kept in one transaction.
 */
record Polls(List<Polled> polled) {

	Polls {
		polled = List.copyOf(polled);
	}

}
