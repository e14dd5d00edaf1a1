package org.runstate.run;

import java.time.Clock;

import org.runstate.delivery.Outbox;
import org.runstate.digest.Untold;
import org.runstate.source.Sources;

import org.springframework.stereotype.Component;

/**
 * Whether there is work for a job, so that none runs for nothing.
 */
@Component
class Waiting {

	private final Sources sources;

	private final Untold untold;

	private final Outbox outbox;

	private final Clock clock;

	Waiting(Sources sources, Untold untold, Outbox outbox, Clock clock) {
		this.sources = sources;
		this.untold = untold;
		this.outbox = outbox;
		this.clock = clock;
	}

	boolean isFor(JobName job) {
		return switch (job) {
			case COLLECT -> this.sources.isAnyDue(this.clock.instant());
			case DIGEST -> this.untold.isDigestDue();
			case DELIVER -> this.outbox.isAnyDue(this.clock.instant());
			case REMIND -> this.untold.isReminderDue();
		};
	}

}
