package org.runstate.audience;

/**
 * A row of a people file that cannot be taken; the message is the reason for its author.
 */
class WrongRow extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WrongRow(String reason) {
		super(reason);
	}

	WrongRow(String reason, Throwable cause) {
		super(reason, cause);
	}

}
