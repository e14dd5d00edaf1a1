package org.runstate.announcement;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How far an announcement is.
 */
public enum State {

	/** Being written. */
	DRAFT(Deed.EDIT, Deed.SUBMIT),
	/** Waits for somebody else to read it. */
	REVIEW(Deed.EDIT, Deed.RETURN, Deed.APPROVE),
	/** Read by enough others; may be sent as it is. */
	APPROVED(Deed.EDIT, Deed.RETURN, Deed.SEND),
	/** Sent off for a later day; its people are fixed, no message is made yet. */
	SCHEDULED(Deed.CANCEL),
	/** Its messages are being made, or are made and on their way or there. */
	SENDING(Deed.CANCEL, Deed.FOLLOW),
	/** Stopped by somebody; what had left stays out. */
	CANCELLED(Deed.FOLLOW);

	private final Set<Deed> allowed;

	State(Deed first, Deed... more) {
		this.allowed = EnumSet.of(first, more);
	}

	boolean allows(Deed deed) {
		return this.allowed.contains(deed);
	}

	/** The word used in the database and on pages. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static State of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}
