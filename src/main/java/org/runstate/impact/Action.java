package org.runstate.impact;

import java.util.Locale;

/**
 * What a notice asks for, in the three words that admins know from Message Center.
 */
public enum Action {

	INFORM, PLAN, FIX;

	/** The word used in files, in the database, on pages and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
