package org.runstate.reminder;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An open obligation on its way up the ladder.
 *
 * @param personId who owes it
 * @param rung how many of its steps were taken
 * @param urgent whether it climbs the faster ladder
 * @param untold whether no mail has told them that they owe it
 * @param fresh whether they were told too lately to be reminded
 * @param revision the notice's newest
 * @param title the newest revision's
 * @param again the newest revision they acknowledged, when it was an earlier one
 * @param givenBy who handed it to them
 * @param pressed whether the link of a mail was pressed, perhaps by a machine, and waits
 * to be confirmed
 */
record Owed(long id, long personId, long noticeId, int fromRevision, LocalDate dueOn, int rung, boolean urgent,
		boolean untold, boolean fresh, @Nullable LocalDate snoozedUntil, int revision, String title,
		@Nullable Integer again, @Nullable Long givenBy, boolean pressed) {

	Owed on(int higher) {
		return new Owed(this.id, this.personId, this.noticeId, this.fromRevision, this.dueOn, higher, this.urgent,
				false, this.fresh, this.snoozedUntil, this.revision, this.title, this.again, this.givenBy,
				this.pressed);
	}

	boolean sleeps(LocalDate today) {
		return this.snoozedUntil != null && this.snoozedUntil.isAfter(today);
	}

}
