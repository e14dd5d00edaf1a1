package org.runstate.run;

import java.time.Clock;

import org.runstate.bounce.BounceStep;
import org.runstate.delivery.Outbox;
import org.runstate.digest.Untold;
import org.runstate.change.Leads;
import org.runstate.impact.Impacts;
import org.runstate.source.Sources;

import org.springframework.stereotype.Component;

/**
 * Whether there is work for a job, so that none runs for nothing.
 */
@Component
class Waiting {

	private final Sources sources;

	private final Impacts impacts;

	private final Leads leads;

	private final Untold untold;

	private final Outbox outbox;

	private final BounceStep bounces;

	private final Clock clock;

	Waiting(Sources sources, Impacts impacts, Leads leads, Untold untold, Outbox outbox, BounceStep bounces,
			Clock clock) {
		this.sources = sources;
		this.impacts = impacts;
		this.leads = leads;
		this.untold = untold;
		this.outbox = outbox;
		this.bounces = bounces;
		this.clock = clock;
	}

	boolean isFor(JobName job) {
		return switch (job) {
			// what was written by hand waits to be understood, and no source is due for
			// it
			case COLLECT ->
				this.sources.isAnyDue(this.clock.instant()) || this.impacts.isAnyWaiting() || this.leads.isAnyWaiting();
			case DIGEST -> this.untold.isDigestDue();
			case DELIVER -> this.outbox.isAnyDue(this.clock.instant()) || this.bounces.isDue();
			case REMIND -> this.untold.isReminderDue();
		};
	}

}
