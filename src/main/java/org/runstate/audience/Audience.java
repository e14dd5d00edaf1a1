package org.runstate.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The desk at which a person sits, which decides what of a notice concerns them.
 */
public enum Audience {

	ADMIN, HELPDESK, USER;

	/** The word used in files, in the database and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The audience with a key, whatever its case. */
	public static Optional<Audience> of(String key) {
		return Arrays.stream(values()).filter((audience) -> audience.key().equalsIgnoreCase(key.strip())).findFirst();
	}

}
