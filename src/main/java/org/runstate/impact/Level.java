package org.runstate.impact;

import java.util.Locale;

/**
 * How much a notice touches an audience.
 */
public enum Level {

	NONE, LOW, MEDIUM, HIGH;

	/** The word used in files, in the database, on pages and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
