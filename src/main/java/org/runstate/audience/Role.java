package org.runstate.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person may do in Runstate. Everyone who is signed in may read and acknowledge.
 */
public enum Role {

	VIEWER, ADMIN, HELPDESK, COMMUNICATIONS, MANAGER, ADMINISTRATOR;

	/** The word used in files, in the database and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The role with a key, whatever its case. */
	public static Optional<Role> of(String key) {
		return Arrays.stream(values()).filter((role) -> role.key().equalsIgnoreCase(key.strip())).findFirst();
	}

}
