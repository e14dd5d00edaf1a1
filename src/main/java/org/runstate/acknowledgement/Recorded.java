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
	 * @param latest the number of the newest revision there is
	 */
	record Now(long number, Instant at, int latest) implements Recorded {
	}

	/**
	 * The same person acknowledged the same revision before.
	 *
	 * @param latest the number of the newest revision there is
	 */
	record Already(Instant at, int latest) implements Recorded {
	}

	/**
	 * It looks like a machine's press of a link. It is kept and counts once the person
	 * confirms: signed in, or by a later press that looks like a person's.
	 */
	record ToConfirm(Instant at) implements Recorded {
	}

	/** The notice asks for a sign-in; nothing was recorded. */
	record SignInNeeded() implements Recorded {
	}

	/** There is no such notice, revision or person; nothing was recorded. */
	record Unknown() implements Recorded {
	}

	/** Too many came at once; nothing is known to be recorded. */
	record TryLater() implements Recorded {
	}

}
