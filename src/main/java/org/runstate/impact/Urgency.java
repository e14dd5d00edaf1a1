package org.runstate.impact;

import java.util.Locale;

/**
 * How soon somebody has to look.
 */
public enum Urgency {

	NOW, SOON, LATER, NONE;

	/** The word used in files, in the database, on pages and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
