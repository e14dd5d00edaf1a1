package org.runstate.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.runstate.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.DisposableBean;

/**
 * Sends what is due until nothing is. Runs outside any transaction: what left the
 * building cannot be rolled back.
 */
class Delivery implements Tasklet, DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Delivery.class);

	private static final Duration STOPPED_WITHIN = Duration.ofSeconds(25);

	private static final long LOOK_AGAIN_MILLIS = 250;

	private static final long BUSY_MILLIS = 5;

	private final SendQueue queue;

	private final Worker worker;

	private final MailServer server;

	private final Sender sender;

	private final MailSettings settings;

	/** Two runs in one process would take each other's claims for their own. */
	private final ReentrantLock one = new ReentrantLock();

	private volatile boolean stopping;

	Delivery(SendQueue queue, Worker worker, MailServer server, Sender sender, MailSettings settings) {
		this.queue = queue;
		this.worker = worker;
		this.server = server;
		this.sender = sender;
		this.settings = settings;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
		StepExecution step = contribution.getStepExecution();
		Tally tally = new Tally();
		tally.write(step.getExecutionContext());
		this.one.lockInterruptibly();
		try {
			if (this.server.isConfigured()) {
				deliver(step, tally);
			}
			else {
				int kept = this.queue.keepAll();
				log.info("messages kept, no mail server is set kept={}", kept);
			}
		}
		finally {
			this.one.unlock();
		}
		return RepeatStatus.FINISHED;
	}

	private void deliver(StepExecution step, Tally tally) throws InterruptedException {
		ExecutionContext counts = step.getExecutionContext();
		this.queue.release();
		try (Senders senders = new Senders(this.queue, this.worker, this.server, this.sender,
				this.settings.connections(), tally)) {
			feed(senders, () -> this.stopping || step.isTerminateOnly(), () -> tally.write(counts));
			List<Claimed> untried = senders.giveBack();
			String down = senders.down();
			if (down != null) {
				tally.postponed(this.queue.postpone(untried.stream().map(Claimed::id).toList(), down));
				log.warn("mail server down reason={} postponed={}", down, untried.size());
			}
		}
		finally {
			this.queue.release();
			tally.write(counts);
		}
		log.info("messages delivered {}", tally);
	}

	/**
	 * Hands over what is due, always a block ahead, until nothing is, also not by others
	 * who may die.
	 */
	private void feed(Senders senders, BooleanSupplier stop, Runnable progress) throws InterruptedException {
		long patient = System.nanoTime() + this.settings.patience().toNanos();
		while (!stop.getAsBoolean() && senders.down() == null) {
			boolean more = false;
			if (senders.waiting() < this.settings.block()) {
				long since = System.nanoTime();
				List<Claimed> block = this.queue.claim(this.settings.block());
				senders.add(block, since);
				more = !block.isEmpty();
			}
			progress.run();
			if (more || !senders.isIdle()) {
				patient = System.nanoTime() + this.settings.patience().toNanos();
			}
			else if (System.nanoTime() > patient || !this.queue.othersAreSending()) {
				return;
			}
			if (!more) {
				TimeUnit.MILLISECONDS.sleep(senders.isIdle() ? LOOK_AGAIN_MILLIS : BUSY_MILLIS);
			}
		}
	}

	/** Lets attempts under way come to their end, for a while. */
	@Override
	public void destroy() throws InterruptedException {
		this.stopping = true;
		if (this.one.tryLock(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
			this.one.unlock();
		}
	}

}
