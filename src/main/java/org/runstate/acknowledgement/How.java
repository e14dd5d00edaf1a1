package org.runstate.acknowledgement;

import java.util.Locale;

/**
 * The way on which an acknowledgement was given.
 */
public enum How {

	SIGNED_IN("on this site, signed in"), MAIL_LINK("by the link in a mail"), API("by a program");

	private final String label;

	How(String label) {
		this.label = label;
	}

	/** The word used in the database, in evidence and in the API. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The words that people read. */
	public String label() {
		return this.label;
	}

	static How of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
