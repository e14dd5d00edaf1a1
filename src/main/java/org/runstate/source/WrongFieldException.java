package org.runstate.source;

/**
 * What was typed into a field cannot be taken; the message says why to whoever typed it.
 */
final class WrongFieldException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String field;

	WrongFieldException(String field, String reason) {
		super(reason);
		this.field = field;
	}

	WrongFieldException(String field, String reason, Throwable cause) {
		super(reason, cause);
		this.field = field;
	}

	String field() {
		return this.field;
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}
