package org.runstate.impact;

import java.util.Locale;

/**
 * What kind of thing a notice speaks of.
 */
public enum Category {

	FEATURE, UPDATE, RETIREMENT, SECURITY, KNOWN_ISSUE, INCIDENT, MAINTENANCE;

	/** The word used in files, in the database, on pages and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
