package org.runstate.audience;

import java.util.Locale;

/**
 * The desk at which a person sits, which decides what of a notice concerns them.
 */
public enum Audience {

	ADMIN, HELPDESK, USER;

	/** The word used in files, in the database and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
