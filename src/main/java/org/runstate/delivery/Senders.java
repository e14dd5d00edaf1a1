package org.runstate.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several threads, each with its own connection, that work off blocks of messages.
 */
final class Senders implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Senders.class);

	/** A claim that was seen so recently need not be looked at again. */
	private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final SendQueue queue;

	private final List<Postman> postmen = new ArrayList<>();

	private final ExecutorService threads;

	Senders(SendQueue queue, MailServer server, Sender sender, int connections) {
		this.queue = queue;
		for (int i = 0; i < connections; i++) {
			this.postmen.add(new Postman(server, sender));
		}
		this.threads = Executors.newFixedThreadPool(connections, (work) -> new Thread(work, "postman"));
	}

	/**
	 * Sends a block and waits until each of its messages is accounted for.
	 * @param stop whether to begin no further message
	 * @return false when the server is down; what was not tried then is postponed
	 */
	boolean send(List<Claimed> block, Tally tally, BooleanSupplier stop) throws InterruptedException {
		Block work = new Block(new ConcurrentLinkedQueue<>(block), System.nanoTime() + TRUSTED_NANOS, tally,
				new AtomicReference<>(), stop);
		List<Future<?>> all = new ArrayList<>();
		for (Postman postman : this.postmen) {
			all.add(this.threads.submit(() -> work(postman, work)));
		}
		for (Future<?> each : all) {
			try {
				each.get();
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException("a sender failed", ex.getCause());
			}
		}
		String down = work.down.get();
		if (down != null) {
			List<String> untried = work.left.stream().map(Claimed::id).toList();
			tally.postponed(this.queue.postpone(untried, down));
			log.warn("mail server down reason={} postponed={}", down, untried.size());
		}
		return down == null;
	}

	private void work(Postman postman, Block block) {
		while (block.down.get() == null && !block.stop.getAsBoolean()) {
			Claimed message = block.left.poll();
			if (message == null) {
				return;
			}
			if (System.nanoTime() > block.trustedUntil && !this.queue.isMine(message)) {
				block.tally.count("lost");
				log.warn("claim lost before sending id={}", message.id());
				continue;
			}
			Outcome outcome = postman.send(message);
			String state = this.queue.record(message, outcome);
			block.tally.count(state);
			if (state.equals("lost")) {
				log.warn("claim lost while sending id={} reply={}", message.id(), outcome.reply());
			}
			if (outcome instanceof Outcome.TryLater later && later.serverDown()) {
				block.down.compareAndSet(null, later.reply());
			}
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.postmen.forEach(Postman::close);
	}

	/**
	 * One block in work.
	 *
	 * @param trustedUntil until when the claim needs no second look
	 * @param down what the server said when it was found down
	 */
	private record Block(ConcurrentLinkedQueue<Claimed> left, long trustedUntil, Tally tally,
			AtomicReference<@Nullable String> down, BooleanSupplier stop) {
	}

}
