package org.runstate.source;

/**
 * A source needs a credential that nobody has put in yet.
 */
final class MissingCredentialException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String sentence;

	MissingCredentialException(String sentence) {
		super(sentence);
		this.sentence = sentence;
	}

	/** What to do about it. */
	String sentence() {
		return this.sentence;
	}

}
