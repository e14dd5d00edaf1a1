package org.runstate.source.fetch;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Ends the reading of a body early. Never leaves {@link Fetcher}.
 */
final class UnusableBodyException extends IOException {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	UnusableBodyException(Failure failure, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.failure = failure;
	}

	Failure failure() {
		return this.failure;
	}

}
