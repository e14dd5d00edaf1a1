package org.runstate.support;

/**
 * Something typed that cannot be kept.
 */
@SuppressWarnings("serial")
class WrongFieldException extends RuntimeException {

	private final String field;

	private final String reason;

	/**
	 * @param field the name of the field
	 * @param reason the end of a key of words
	 */
	WrongFieldException(String field, String reason) {
		this(field, reason, null);
	}

	WrongFieldException(String field, String reason, @org.jspecify.annotations.Nullable Throwable cause) {
		super(field + ": " + reason, cause);
		this.field = field;
		this.reason = reason;
	}

	String field() {
		return this.field;
	}

	String reason() {
		return this.reason;
	}

}
