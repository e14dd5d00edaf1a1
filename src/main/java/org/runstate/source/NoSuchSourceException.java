package org.runstate.source;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * An address names a source that is not there.
 */
final class NoSuchSourceException extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	NoSuchSourceException(String key) {
		super(HttpStatus.NOT_FOUND, "There is no source " + key + ".");
	}

}
