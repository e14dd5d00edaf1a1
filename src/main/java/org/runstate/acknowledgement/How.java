package org.runstate.acknowledgement;

import java.util.Locale;

/**
 * The way on which an acknowledgement was given.
 */
public enum How {

	SIGNED_IN("on this site, signed in"), MAIL_LINK("by the link in a mail"), API("by a program"),

	/** Somebody did it for them, signed in. */
	DELEGATE("by somebody for them, signed in"),

	/** Somebody took down what they said, by phone or on paper. */
	TOLD("on their word, taken down by somebody"),

	/**
	 * Does not count, and takes back what the link had recorded, until it is confirmed.
	 */
	LINK_UNCONFIRMED("by the link in a mail, perhaps by a machine: to be confirmed");

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
