package org.runstate.digest;

import java.time.Clock;

import org.springframework.stereotype.Component;

/**
 * Whether anybody waits to be told something, asked cheaply and often.
 */
@Component
public class Untold {

	private final ProgressTable progress;

	private final Reminders reminders;

	private final Clock clock;

	Untold(ProgressTable progress, Reminders reminders, Clock clock) {
		this.progress = progress;
		this.reminders = reminders;
		this.clock = clock;
	}

	/** Whether somebody's hour has come, or something urgent was not told to everyone. */
	public boolean isDigestDue() {
		this.progress.begin(this.clock.instant());
		long urgent = this.progress.urgentUntold();
		return (urgent > 0 && !this.progress.withoutUrgent(urgent, 0, 1).isEmpty())
				|| !this.progress.due(this.clock.instant(), 0, 1).isEmpty();
	}

	/** Whether somebody may be due for a reminder. */
	public boolean isReminderDue() {
		return !this.reminders.candidates(0, 1).isEmpty();
	}

}
