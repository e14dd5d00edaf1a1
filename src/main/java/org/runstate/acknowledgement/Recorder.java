package org.runstate.acknowledgement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gathers what is acknowledged at the same time into one transaction, because the chain
 * has one end and making it durable takes as long for one as for many. Everybody waits
 * for their own answer, and one that fails is no matter to the others.
 */
@Component
class Recorder implements DisposableBean {

	private static final int WAITING = 2000;

	private static final int AT_ONCE = 256;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final BlockingQueue<Asked> queue = new ArrayBlockingQueue<>(WAITING);

	private final EvidenceWriter evidence;

	private @Nullable Thread writer;

	Recorder(EvidenceWriter evidence) {
		this.evidence = evidence;
	}

	/** Records what somebody acknowledges, in their transaction if they have one. */
	Recorded record(Given given) {
		return record(List.of(given)).get(0);
	}

	/**
	 * The same for several that were given together.
	 * @return what became of each, in their order
	 */
	List<Recorded> record(List<Given> given) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return this.evidence.append(given);
		}
		begin();
		List<Asked> asked = given.stream().map((one) -> new Asked(one, new CompletableFuture<>())).toList();
		List<Asked> waiting = asked.stream().filter(this::offer).toList();
		return asked.stream().map((one) -> waiting.contains(one) ? answer(one) : new Recorded.TryLater()).toList();
	}

	private boolean offer(Asked asked) {
		try {
			return this.queue.offer(asked, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private Recorded answer(Asked asked) {
		try {
			return asked.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			this.queue.remove(asked);
			return new Recorded.TryLater();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Recorded.TryLater();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The acknowledgement of notice " + asked.given().noticeId() + " by person "
					+ asked.given().personId() + " was not recorded", ex.getCause());
		}
	}

	private synchronized void begin() {
		if (this.writer == null) {
			this.writer = new Thread(this::write, "evidence");
			this.writer.setDaemon(true);
			this.writer.start();
		}
	}

	private void write() {
		List<Asked> some = new ArrayList<>();
		try {
			while (!Thread.currentThread().isInterrupted()) {
				some.clear();
				some.add(this.queue.take());
				this.queue.drainTo(some, AT_ONCE - 1);
				write(some);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt(); // the application ends
		}
	}

	private void write(List<Asked> some) {
		try {
			List<Recorded> answers = this.evidence.append(some.stream().map(Asked::given).toList());
			for (int i = 0; i < some.size(); i++) {
				some.get(i).answer().complete(answers.get(i));
			}
		}
		catch (RuntimeException ex) {
			if (some.size() == 1) {
				some.get(0).answer().completeExceptionally(ex);
			}
			else {
				some.forEach((one) -> write(List.of(one)));
			}
		}
	}

	@Override
	public synchronized void destroy() {
		if (this.writer != null) {
			this.writer.interrupt();
		}
	}

	private record Asked(Given given, CompletableFuture<Recorded> answer) {
	}

}
