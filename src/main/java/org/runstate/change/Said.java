package org.runstate.change;

import java.time.Instant;
import java.util.List;

import org.runstate.impact.Promise;

/**
 * What a revision of a notice promised.
 *
 * @param source the name of its source
 * @param at when it was said
 */
record Said(long noticeId, String source, Instant at, List<Promise> promises) {

	Said {
		promises = List.copyOf(promises);
	}

}
