package org.runstate.source.fetch;

import java.net.URI;

/**
 * How one request of an {@link Exchange} ended.
 */
sealed interface Answered {

	/** This is what was fetched. */
	record Ended(Fetched fetched) implements Answered {
	}

	/** The server sends us elsewhere. */
	record Moved(URI to) implements Answered {
	}

}
