package org.runstate.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.FetchSettings;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.stereotype.Component;

/**
 * Claims the sources that are due when the step begins, and hands out their polls as they
 * end.
 */
@Component
class PollReader implements ItemStreamReader<Polls> {

	private static final int CLAIM = 500;

	private static final int MOST_POLLS = 250;

	private static final int MOST_ENTRIES = 2500;

	private static final Duration GATHER = Duration.ofMillis(20);

	private static final Duration WAIT = Duration.ofMillis(250);

	private final Sources sources;

	private final Polling polling;

	private final FetchSettings settings;

	private final Clock clock;

	private final List<Long> claimed = new ArrayList<>();

	private @Nullable PollQueue queue;

	private @Nullable Instant due;

	private boolean exhausted;

	PollReader(Sources sources, Polling polling, FetchSettings settings, Clock clock) {
		this.sources = sources;
		this.polling = polling;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void open(ExecutionContext context) {
		close();
		this.due = this.clock.instant();
		this.exhausted = false;
		this.queue = new PollQueue(this.polling::poll, this.settings.concurrent(), this.settings.patience());
	}

	@Override
	public @Nullable Polls read() throws InterruptedException {
		PollQueue polls = Objects.requireNonNull(this.queue, "not open");
		List<Polled> batch = new ArrayList<>();
		int entries = 0;
		while (batch.size() < MOST_POLLS && entries < MOST_ENTRIES) {
			claim(polls);
			if (batch.isEmpty() && this.exhausted && polls.isEmpty()) {
				return null;
			}
			Polled next = polls.take(batch.isEmpty() ? WAIT : GATHER);
			if (next != null) {
				batch.add(next);
				entries += next.weight();
			}
			else if (!batch.isEmpty()) {
				return new Polls(batch);
			}
		}
		return new Polls(batch);
	}

	private void claim(PollQueue polls) {
		if (this.exhausted || polls.waiting() > CLAIM / 2) {
			return;
		}
		List<Source> sources = this.sources.claim(Objects.requireNonNull(this.due), CLAIM);
		this.exhausted = sources.isEmpty();
		sources.forEach((source) -> this.claimed.add(source.id()));
		polls.add(sources);
	}

	/** Whatever was claimed and not recorded falls free for the next pass. */
	@Override
	public void close() {
		if (this.queue != null) {
			this.queue.close();
			this.queue = null;
		}
		this.sources.release(List.copyOf(this.claimed));
		this.claimed.clear();
	}

}
