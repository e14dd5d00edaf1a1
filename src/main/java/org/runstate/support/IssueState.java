package org.runstate.support;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a known issue is.
 */
public enum IssueState {

	OPEN, WORKAROUND, RESOLVED;

	/** The word used in the database and on pages. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The state with a key. */
	public static Optional<IssueState> of(String key) {
		return Arrays.stream(values()).filter((state) -> state.key().equals(key)).findFirst();
	}

}
