package org.runstate.source.fetch;

/**
 * How a request proves who asks. It goes to the origin of the request only, never over a
 * redirect to another.
 */
public sealed interface Access {

	/** Nobody in particular asks. */
	record None() implements Access {
	}

	/** A token that somebody was given, RFC 6750. */
	record Bearer(Secret token) implements Access {
	}

	/**
	 * A token that is asked for first, by client credentials, RFC 6749 section 4.4.
	 *
	 * @param tokenUrl where tokens are given out
	 */
	record Client(String tokenUrl, String clientId, Secret secret, String scope) implements Access {
	}

}
