package org.runstate.audience;

import java.time.Instant;

/**
 * What a signed address turned out to be. Only a valid one names anybody.
 */
public sealed interface Link {

	/**
	 * As it was issued.
	 *
	 * @param revision the revision that was the newest when the link was made
	 */
	record Valid(long person, long notice, int revision, Instant expires) implements Link {
	}

	/** Ours, but its time is over. */
	record Expired() implements Link {
	}

	/** Not ours, changed, or made for another purpose. */
	record Invalid() implements Link {
	}

}
