package org.runstate.digest;

import java.time.Clock;
import java.time.Instant;

import org.runstate.change.Leads;

import org.springframework.stereotype.Component;

/**
 * Whether anybody waits to be told something, asked cheaply and often.
 */
@Component
public class Untold {

	private final ProgressTable progress;

	private final CatchUpTable catchUps;

	private final Leads leads;

	private final Clock clock;

	Untold(ProgressTable progress, CatchUpTable catchUps, Leads leads, Clock clock) {
		this.progress = progress;
		this.catchUps = catchUps;
		this.leads = leads;
		this.clock = clock;
	}

	/**
	 * Whether somebody's hour has come, be it for a digest or for a catch-up, or
	 * something urgent was not told to everyone.
	 */
	public boolean isDigestDue() {
		this.progress.begin(this.clock.instant());
		long urgent = this.progress.urgentUntold();
		return (urgent > 0 && !this.progress.withoutUrgent(urgent, 0, 1).isEmpty())
				|| !this.progress.due(this.clock.instant(), 0, 1).isEmpty() || isCatchUpDue();
	}

	private boolean isCatchUpDue() {
		Instant now = this.clock.instant();
		return this.catchUps.isAnyDue(now) && this.leads.relatedTo() > 0
				&& !this.catchUps.due(this.progress.hours(now, false), 0, 1).isEmpty();
	}

}
