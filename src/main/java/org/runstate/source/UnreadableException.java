package org.runstate.source;

import org.jspecify.annotations.Nullable;

/**
 * Ends the reading of a body. Never leaves a {@link Reader}.
 */
final class UnreadableException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	UnreadableException(Failure failure, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.failure = failure;
	}

	Failure failure() {
		return this.failure;
	}

	String sentence() {
		String message = getMessage();
		return (message != null) ? message : this.failure.words();
	}

}
