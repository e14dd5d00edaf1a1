package org.runstate.database;

import org.jspecify.annotations.Nullable;

/**
 * The own database server cannot be used. The message is one line for the person who
 * started Runstate and says what to do.
 */
public final class ServerFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ServerFailure(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
