package org.runstate.source.reading;

/**
 * A source needs a credential that nobody has put in yet.
 */
public final class MissingCredentialException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String sentence;

	/** What is missing, in a sentence for people. */
	public MissingCredentialException(String sentence) {
		super(sentence);
		this.sentence = sentence;
	}

	/** What to do about it. */
	public String sentence() {
		return this.sentence;
	}

}
