package org.runstate.acknowledgement;

import java.time.LocalDate;

import org.runstate.impact.Impact;

/**
 * What waits for a person.
 *
 * @param fromRevision the number of the first revision that counts
 * @param revision the number of the newest revision
 * @param title the newest revision's
 * @param impact the newest classified revision's
 * @param due the last day on which acknowledging is in time
 * @param again whether they acknowledged an earlier revision
 */
public record Obligation(long id, long personId, long noticeId, int fromRevision, int revision, String title,
		Impact impact, LocalDate due, boolean again) {
}
