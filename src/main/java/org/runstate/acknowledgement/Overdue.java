package org.runstate.acknowledgement;

import java.time.LocalDate;

/**
 * An obligation that is open after its day.
 *
 * @param rung how many reminders it has had
 * @param revision the number of the newest revision
 */
public record Overdue(long id, long personId, long noticeId, int revision, String title, LocalDate due, int rung) {
}
