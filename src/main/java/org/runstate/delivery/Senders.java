package org.runstate.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.runstate.database.Worker;
import org.runstate.delivery.SmtpConnection.GateClosed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several threads, each with its own connection, that work off messages. A thread lets
 * the server have a message only once the outcome of the one before is durable: whoever
 * kills the process makes it send one message again for each connection, and no more.
 */
final class Senders implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Senders.class);

	private static final long LOOK_AGAIN_MILLIS = 50;

	private static final long PACE_MILLIS = 500;

	/** Exchange Online: too many connections at once. */
	private static final String CROWDED = "432 ";

	private static final long RECORDED_WITHIN_MINUTES = 11;

	private static final long CLOSED_WITHIN_MILLIS = TimeUnit.SECONDS.toMillis(25);

	private final SendQueue queue;

	private final Worker worker;

	private final Pace pace;

	private final Duration patience;

	private final Ledger ledger;

	private final Tally tally;

	private final BlockingQueue<Given> waiting = new LinkedBlockingQueue<>();

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicReference<@Nullable String> down = new AtomicReference<>();

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean stopping;

	private volatile boolean full;

	Senders(SendQueue queue, Worker worker, Pace pace, MailServer server, Sender sender, MailSettings settings,
			Tally tally) {
		this.queue = queue;
		this.worker = worker;
		this.pace = pace;
		this.patience = settings.patience();
		this.tally = tally;
		this.ledger = new Ledger(queue);
		int connections = pace.connections(settings.connections());
		for (int i = 0; i < connections; i++) {
			Thread thread = new Thread(() -> work(server, sender), "postman-" + i);
			this.threads.add(thread);
			thread.start();
		}
	}

	/**
	 * Takes messages over.
	 * @param since when they were claimed, in nanoseconds
	 */
	void add(Collection<Claimed> messages, long since) {
		this.open.addAndGet(messages.size());
		messages.forEach((message) -> this.waiting.add(new Given(message, since)));
	}

	/** How many messages no thread has begun with. */
	int waiting() {
		return this.waiting.size();
	}

	/** Whether every message taken over has come to its end. */
	boolean isIdle() {
		return this.open.get() == 0;
	}

	/** What the server said when it was found down, or null. */
	@Nullable String down() {
		return this.down.get();
	}

	/** Whether the server takes no more for now. */
	boolean isFull() {
		return this.full;
	}

	/** The messages that no thread has begun with; none will. */
	List<Claimed> giveBack() {
		List<Given> back = new ArrayList<>();
		this.waiting.drainTo(back);
		this.open.addAndGet(-back.size());
		return back.stream().map(Given::message).toList();
	}

	private void work(MailServer server, Sender sender) {
		try (Carrier postman = server.carrier(sender)) {
			CompletableFuture<String> before = CompletableFuture.completedFuture("");
			while (!this.stopping && !this.full && this.down.get() == null) {
				Given given = this.waiting.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
				if (given != null && mayLeave(given.message())) {
					before = send(postman, given, before);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Waits for a while until the server takes one more. */
	private boolean mayLeave(Claimed message) throws InterruptedException {
		long until = System.nanoTime() + this.patience.toNanos();
		while (!this.pace.take(message.kind())) {
			if (this.stopping || System.nanoTime() > until) {
				this.full = true;
				this.open.decrementAndGet();
				return false;
			}
			TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
		}
		return true;
	}

	private CompletableFuture<String> send(Carrier postman, Given given, CompletableFuture<String> before) {
		Claimed message = given.message();
		Outcome outcome = postman.send(message, () -> pass(given, before));
		if (outcome instanceof Outcome.Withheld) {
			log.warn("message withheld id={} reason={}", message.id(), outcome.reply());
			end(Ledger.LOST);
			return before;
		}
		if (outcome instanceof Outcome.TryLater && outcome.reply().startsWith(CROWDED)) {
			this.pace.crowded();
		}
		if (outcome instanceof Outcome.TryLater later && later.serverDown()) {
			this.down.compareAndSet(null, later.reply());
		}
		CompletableFuture<String> recorded = this.ledger.record(message, outcome);
		return recorded.whenComplete((state, failure) -> {
			if (failure != null || state.equals(Ledger.LOST)) {
				log.warn("outcome not recorded id={} reply={}", message.id(), outcome.reply(), failure);
			}
			end((failure != null) ? Ledger.LOST : state);
		});
	}

	private void pass(Given given, CompletableFuture<String> before) throws GateClosed {
		try {
			before.get(RECORDED_WITHIN_MINUTES, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new GateClosed("stopped");
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new GateClosed("the outcome of the message before is not recorded");
		}
		if (!this.worker.aliveSince(given.since()) && !this.queue.isMine(given.message())) {
			throw new GateClosed("somebody else has claimed it");
		}
	}

	private void end(String state) {
		this.tally.count(state);
		this.open.decrementAndGet();
	}

	/** Lets attempts under way come to their end, for a while, and records them. */
	@Override
	public void close() {
		this.stopping = true;
		try {
			long until = System.currentTimeMillis() + CLOSED_WITHIN_MILLIS;
			for (Thread thread : this.threads) {
				thread.join(Math.max(1, until - System.currentTimeMillis()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.threads.forEach(Thread::interrupt);
		this.ledger.close();
	}

	/**
	 * A message to send.
	 *
	 * @param since when it was claimed, in nanoseconds
	 */
	private record Given(Claimed message, long since) {
	}

}
