package org.runstate.announcement;

import java.util.Locale;

/**
 * What an announcement is to the one that it follows.
 */
public enum Relation {

	CORRECTION, WITHDRAWAL;

	/** The word used in the database and on pages. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Relation of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}
