package org.runstate.audience;

import java.util.Locale;

/**
 * What a person may do in Runstate. Everyone who is signed in may read and acknowledge.
 */
public enum Role {

	VIEWER, ADMIN, HELPDESK, COMMUNICATIONS, MANAGER, ADMINISTRATOR;

	/** The word used in files, in the database and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
