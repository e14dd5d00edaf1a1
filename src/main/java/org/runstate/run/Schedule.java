package org.runstate.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When jobs run: whenever there is work for them. A job runs once at a time in a process.
 */
@Component
class Schedule {

	private static final Logger log = LoggerFactory.getLogger(Schedule.class);

	private final Runs runs;

	private final Waiting waiting;

	private final Heartbeats heartbeats;

	private final AsyncTaskExecutor executor;

	private final Map<JobName, ReentrantLock> running = new EnumMap<>(JobName.class);

	Schedule(Runs runs, Waiting waiting, Heartbeats heartbeats,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.runs = runs;
		this.waiting = waiting;
		this.heartbeats = heartbeats;
		this.executor = executor;
		for (JobName job : JobName.values()) {
			this.running.put(job, new ReentrantLock());
		}
	}

	/** Runs a job as soon as it does not already run, without waiting for its end. */
	void soon(JobName job) {
		this.executor.execute(() -> run(job));
	}

	private void runIfWaiting(JobName job) {
		this.heartbeats.beat(job);
		if (this.waiting.isFor(job)) {
			run(job);
		}
	}

	private void run(JobName job) {
		ReentrantLock lock = this.running.get(job);
		if (lock == null || !lock.tryLock()) {
			return;
		}
		try {
			this.runs.run(job, false);
		}
		catch (RuntimeException ex) {
			log.error("job not run name={}", job.key(), ex);
		}
		finally {
			lock.unlock();
		}
	}

	/** The clockwork, which only a server has: a command runs its jobs itself. */
	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@ConditionalOnBooleanProperty("runstate.schedule")
	static class Clockwork {

		private final Schedule schedule;

		Clockwork(Schedule schedule) {
			this.schedule = schedule;
		}

		@Scheduled(fixedDelay = 5_000)
		void collect() {
			this.schedule.runIfWaiting(JobName.COLLECT);
		}

		@Scheduled(fixedDelay = 15_000)
		void digest() {
			this.schedule.runIfWaiting(JobName.DIGEST);
		}

		@Scheduled(fixedDelay = 5_000)
		void deliver() {
			this.schedule.runIfWaiting(JobName.DELIVER);
		}

		@Scheduled(fixedDelay = 60_000)
		void remind() {
			this.schedule.runIfWaiting(JobName.REMIND);
		}

	}

}
