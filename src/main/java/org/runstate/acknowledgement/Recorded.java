package org.runstate.acknowledgement;

import java.time.Instant;

/**
 * What became of an acknowledgement.
 */
public sealed interface Recorded {

	/**
	 * It is evidence now.
	 *
	 * @param number its place in the chain
	 */
	record Now(long number, Instant at) implements Recorded {
	}

	/** The same person acknowledged the same revision before. */
	record Already(Instant at) implements Recorded {
	}

	/** There is no such notice, revision or person; nothing was recorded. */
	record Unknown() implements Recorded {
	}

}
