package org.runstate.acknowledgement;

import java.time.LocalDate;

/**
 * Somebody is to acknowledge a notice.
 *
 * @param revision the number of the revision that they are told about; this or a later
 * one has to be acknowledged
 * @param material whether that revision asks again those who acknowledged an earlier one
 * @param due the last day on which acknowledging is in time
 * @param urgent whether they are reminded sooner
 */
public record NewObligation(long personId, long noticeId, int revision, boolean material, LocalDate due,
		boolean urgent) {

	public NewObligation(long personId, long noticeId, int revision, boolean material, LocalDate due) {
		this(personId, noticeId, revision, material, due, false);
	}

	/** The same of somebody else. */
	NewObligation of(long other) {
		return new NewObligation(other, this.noticeId, this.revision, this.material, this.due, this.urgent);
	}

}
