package org.runstate.reminder;

import java.time.Clock;

import org.runstate.acknowledgement.Asking;
import org.springframework.stereotype.Component;

/**
 * Whether the ladder has anything to do, asked cheaply and often.
 */
@Component
public class Unreminded {

	private final Debts debts;

	private final Overdue overdue;

	private final Asking asking;

	private final Clock clock;

	Unreminded(Debts debts, Overdue overdue, Asking asking, Clock clock) {
		this.debts = debts;
		this.overdue = overdue;
		this.asking = asking;
		this.clock = clock;
	}

	/**
	 * Whether somebody may be reminded now, something escalated, or a missed day noted.
	 */
	public boolean isAny() {
		return this.asking.isAny() || this.overdue.isAnyDue(this.clock.instant()) || this.debts.isAnyMissed()
				|| !this.debts.recipients(0, 1).isEmpty();
	}

}
