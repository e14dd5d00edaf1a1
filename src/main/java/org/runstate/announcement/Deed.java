package org.runstate.announcement;

import java.util.Locale;

/**
 * What somebody may want to do with an announcement.
 */
enum Deed {

	EDIT, SUBMIT, RETURN, APPROVE, SEND, CANCEL, FOLLOW;

	/** The word used on pages. */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
