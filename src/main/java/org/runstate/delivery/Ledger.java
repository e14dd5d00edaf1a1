package org.runstate.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.runstate.delivery.SendQueue.Ended;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Records outcomes in the database, those that come at the same time together. As long as
 * the database is away it keeps them and tries again.
 */
final class Ledger implements AutoCloseable {

	/** What a message's state is called when somebody else has claimed it meanwhile. */
	static final String LOST = "lost";

	private static final Logger log = LoggerFactory.getLogger(Ledger.class);

	private static final int TOGETHER = 500;

	private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(10);

	private static final Duration CLOSED_WITHIN = Duration.ofSeconds(20);

	private static final long PAUSE_MILLIS = 500;

	private final SendQueue queue;

	private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();

	private final Thread writer = new Thread(this::work, "ledger");

	private volatile boolean closing;

	Ledger(SendQueue queue) {
		this.queue = queue;
		this.writer.start();
	}

	/**
	 * Records an outcome soon.
	 * @return the message's state once it is durable, {@value #LOST} when somebody else
	 * has claimed it; fails when the database was away for too long
	 */
	CompletableFuture<String> record(Claimed message, Outcome outcome) {
		Entry entry = new Entry(new Ended(message, outcome), new CompletableFuture<>());
		this.waiting.add(entry);
		return entry.state;
	}

	private void work() {
		try {
			while (!this.closing || !this.waiting.isEmpty()) {
				Entry first = this.waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
				if (first != null) {
					List<Entry> some = new ArrayList<>(List.of(first));
					this.waiting.drainTo(some, TOGETHER - 1);
					write(some);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void write(List<Entry> entries) throws InterruptedException {
		long until = System.nanoTime() + GIVEN_UP_AFTER.toNanos();
		Map<String, String> states = null;
		Exception reason = null;
		while (states == null && System.nanoTime() < until) {
			try {
				states = this.queue.record(entries.stream().map(Entry::ended).toList());
			}
			catch (DataAccessException | TransactionException ex) {
				if (reason == null) {
					log.warn("outcomes not recorded yet messages={}", entries.size(), ex);
				}
				reason = ex;
				TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
			}
		}
		end(entries, states, reason);
	}

	private static void end(List<Entry> entries, @Nullable Map<String, String> states, @Nullable Exception reason) {
		for (Entry entry : entries) {
			if (states != null) {
				entry.state.complete(states.getOrDefault(entry.ended.message().id(), LOST));
			}
			else {
				entry.state.completeExceptionally(new IllegalStateException("outcomes cannot be recorded", reason));
			}
		}
	}

	/** Waits, for a while, until everything is recorded. */
	@Override
	public void close() {
		this.closing = true;
		try {
			this.writer.join(CLOSED_WITHIN.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.writer.interrupt();
	}

	private record Entry(Ended ended, CompletableFuture<String> state) {
	}

}
