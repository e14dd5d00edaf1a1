package org.runstate.digest;

import java.time.Clock;

import org.springframework.stereotype.Component;

/**
 * Whether anybody waits to be told something, asked cheaply and often.
 */
@Component
public class Untold {

	private final ProgressTable progress;

	private final Clock clock;

	Untold(ProgressTable progress, Clock clock) {
		this.progress = progress;
		this.clock = clock;
	}

	/** Whether somebody's hour has come, or something urgent was not told to everyone. */
	public boolean isDigestDue() {
		this.progress.begin(this.clock.instant());
		long urgent = this.progress.urgentUntold();
		return (urgent > 0 && !this.progress.withoutUrgent(urgent, 0, 1).isEmpty())
				|| !this.progress.due(this.clock.instant(), 0, 1).isEmpty();
	}

}
