package org.runstate.announcement;

import java.util.Locale;

/**
 * How far an announcement is.
 */
public enum State {

	/** Being written. */
	DRAFT,
	/** Waits for somebody else to read it. */
	REVIEW,
	/** Read by enough others; may be sent as it is. */
	APPROVED,
	/** Sent off for a later day; its people are fixed, no message is made yet. */
	SCHEDULED,
	/** Its messages are being made, or are made and on their way or there. */
	SENDING,
	/** Stopped by somebody; what had left stays out. */
	CANCELLED;

	boolean allows(Deed deed) {
		return switch (deed) {
			case EDIT -> this == DRAFT || this == REVIEW || this == APPROVED;
			case SUBMIT -> this == DRAFT;
			case RETURN -> this == REVIEW || this == APPROVED;
			case APPROVE -> this == REVIEW;
			case SEND -> this == APPROVED;
			case CANCEL -> this == SCHEDULED || this == SENDING;
			case FOLLOW -> this == SENDING || this == CANCELLED;
		};
	}

	/** The word used in the database and on pages. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static State of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}
