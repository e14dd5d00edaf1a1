package org.runstate.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

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
 * Sends what is due, block by block, until nothing is. Runs outside any transaction: what
 * left the building cannot be rolled back.
 */
class Delivery implements Tasklet, DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Delivery.class);

	private static final Duration STOPPED_WITHIN = Duration.ofSeconds(25);

	private static final long LOOK_AGAIN_MILLIS = 250;

	private final SendQueue queue;

	private final MailServer server;

	private final Sender sender;

	private final MailSettings settings;

	/** Two runs in one process would take each other's claims for their own. */
	private final ReentrantLock one = new ReentrantLock();

	private volatile boolean stopping;

	Delivery(SendQueue queue, MailServer server, Sender sender, MailSettings settings) {
		this.queue = queue;
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
		long patient = System.nanoTime() + this.settings.patience().toNanos();
		try (Senders senders = new Senders(this.queue, this.server, this.sender, this.settings.connections())) {
			while (!this.stopping && !step.isTerminateOnly()) {
				List<Claimed> block = this.queue.claim(this.settings.block());
				if (!block.isEmpty()) {
					boolean up = senders.send(block, tally, () -> this.stopping || step.isTerminateOnly());
					tally.write(counts);
					patient = System.nanoTime() + this.settings.patience().toNanos();
					if (!up) {
						break;
					}
				}
				else if (System.nanoTime() < patient && this.queue.othersAreSending()) {
					TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
				}
				else {
					break;
				}
			}
		}
		finally {
			this.queue.release();
			tally.write(counts);
		}
		log.info("messages delivered {}", tally);
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
