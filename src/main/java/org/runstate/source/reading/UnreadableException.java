package org.runstate.source.reading;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Failure;

/**
 * Ends the reading of a body. Never leaves a {@link Reader}.
 */
public final class UnreadableException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	UnreadableException(Failure failure, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.failure = failure;
	}

	Failure failure() {
		return this.failure;
	}

	/** Why it could not be read, for people. */
	public String sentence() {
		String message = getMessage();
		return (message != null) ? message : this.failure.words();
	}

}
