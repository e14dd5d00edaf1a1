package org.runstate.announcement;

import java.util.Locale;

/**
 * What can happen to an announcement.
 */
enum Happened {

	DRAFTED, EDITED, SUBMITTED, RETURNED, APPROVED, VOIDED, SENT, PLANNED, CANCELLED;

	/** The word used in the database. */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
