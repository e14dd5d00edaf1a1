package org.runstate.impact.model;

/**
 * What the model answers with yes or no: whether a part of an impact has a value, written
 * {@code part=value}. The value {@code touched} of an audience means any level above
 * none.
 */
public record Question(String part, String value) {

	/** Reads {@code category=retirement}. */
	public static Question of(String written) {
		int equals = written.indexOf('=');
		if (equals < 1) {
			throw new IllegalArgumentException("No question: " + written);
		}
		return new Question(written.substring(0, equals), written.substring(equals + 1));
	}

	@Override
	public String toString() {
		return this.part + "=" + this.value;
	}

}
