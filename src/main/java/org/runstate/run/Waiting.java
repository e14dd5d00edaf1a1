package org.runstate.run;

import java.time.Clock;

import org.runstate.bounce.BounceStep;
import org.runstate.delivery.Outbound;
import org.runstate.delivery.Outbox;
import org.runstate.digest.Untold;
import org.runstate.change.Leads;
import org.runstate.database.Installation;
import org.runstate.impact.Impacts;
import org.runstate.reminder.Unreminded;
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

	private final Unreminded unreminded;

	private final Outbox outbox;

	private final Outbound outbound;

	private final BounceStep bounces;

	private final Installation installation;

	private final Clock clock;

	Waiting(Sources sources, Impacts impacts, Leads leads, Untold untold, Unreminded unreminded, Outbox outbox,
			Outbound outbound, BounceStep bounces, Installation installation, Clock clock) {
		this.sources = sources;
		this.impacts = impacts;
		this.leads = leads;
		this.untold = untold;
		this.unreminded = unreminded;
		this.outbox = outbox;
		this.outbound = outbound;
		this.bounces = bounces;
		this.installation = installation;
		this.clock = clock;
	}

	boolean isFor(JobName job) {
		return switch (job) {
			// what was written by hand waits to be understood, and no source is due for
			// it
			case COLLECT -> this.installation.foreign().isEmpty() && (this.sources.isAnyDue(this.clock.instant())
					|| this.impacts.isAnyWaiting() || this.leads.isAnyWaiting());
			case DIGEST -> this.untold.isDigestDue();
			case DELIVER -> this.outbound.closed().isEmpty()
					&& (this.outbox.isAnyDue(this.clock.instant()) || this.bounces.isDue());
			case REMIND -> this.unreminded.isAny();
		};
	}

}
