package org.runstate.announcement;

import org.springframework.http.HttpStatus;

/**
 * Somebody wanted what cannot be. Nothing was changed.
 */
class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final String key;

	private final transient Object[] values;

	/**
	 * Creates one.
	 * @param key of the words that say why, behind {@code announcement.refused.}
	 */
	Refused(HttpStatus status, String key, Object... values) {
		super(key);
		this.status = status;
		this.key = key;
		this.values = values;
	}

	/** It stands differently now than whoever wanted it thought. */
	static Refused conflict(String key, Object... values) {
		return new Refused(HttpStatus.CONFLICT, key, values);
	}

	HttpStatus status() {
		return this.status;
	}

	String key() {
		return this.key;
	}

	Object[] values() {
		return this.values;
	}

}
