package org.runstate.acknowledgement;

import org.jspecify.annotations.Nullable;

/**
 * Somebody acknowledges a revision.
 *
 * @param byPersonId who does it for them, or 0
 * @param network where a link was pressed, as {@link org.runstate.audience.Networks}
 * tells it, or null when it was no link or that is of no matter
 */
record Given(long personId, long noticeId, int revision, How how, long byPersonId, @Nullable String network) {

	/** Whether nobody who may do it for them was signed in, nor they. */
	boolean isFromOutside() {
		return this.how == How.MAIL_LINK || this.how == How.API || this.how == How.TOLD;
	}

	Which key() {
		return new Which(this.personId, this.noticeId, this.revision);
	}

	/** What can be acknowledged once. */
	record Which(long personId, long noticeId, int revision) {
	}

}
