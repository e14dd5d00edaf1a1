package org.runstate.digest;

import java.time.Clock;
import java.util.List;

import org.runstate.change.Leads;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The steps {@code urgent} and {@code digest}, of which the first comes first. Both count
 * {@code people}, {@code messages} and {@code obligations}; with the job parameter
 * {@code everyone} the second tells whoever has something unseen, whatever their hour.
 */
@Configuration(proxyBeanMethods = false)
public class DigestStep {

	@Bean
	Step urgent(JobRepository jobRepository, Together together, Telling telling, ProgressTable progress, Clock clock) {
		return telling("urgent", jobRepository, new TellTasklet(together, telling, new TellTasklet.Plan() {

			@Override
			public long to() {
				progress.begin(clock.instant());
				return progress.urgentUntold();
			}

			@Override
			public Round round(long to, boolean everyone) {
				return new Round.Urgent(to);
			}

			@Override
			public List<Long> due(Round round, long afterId) {
				return progress.withoutUrgent(round.to(), afterId, TellTasklet.DUE);
			}

		}));
	}

	@Bean
	Step digest(JobRepository jobRepository, Together together, Telling telling, ProgressTable progress, Leads leads,
			Clock clock) {
		return telling("digest", jobRepository, new TellTasklet(together, telling, new TellTasklet.Plan() {

			@Override
			public long to() {
				progress.begin(clock.instant());
				return leads.relatedTo();
			}

			@Override
			public Round round(long to, boolean everyone) {
				return everyone ? new Round.Everyone(to) : new Round.Daily(to);
			}

			@Override
			public List<Long> due(Round round, long afterId) {
				return (round instanceof Round.Everyone) ? progress.behind(round.to(), afterId, TellTasklet.DUE)
						: progress.due(clock.instant(), afterId, TellTasklet.DUE);
			}

		}));
	}

	/** Its portions have transactions of their own. */
	private static Step telling(String name, JobRepository jobRepository, TellTasklet tasklet) {
		return new StepBuilder(name, jobRepository).tasklet(tasklet, new ResourcelessTransactionManager()).build();
	}

	/**
	 * Whoever locks a row has to see it as it is now, so nothing is read from a snapshot.
	 */
	static Step step(String name, JobRepository jobRepository, PlatformTransactionManager transactions,
			Tasklet tasklet) {
		DefaultTransactionAttribute committed = new DefaultTransactionAttribute();
		committed.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return new StepBuilder(name, jobRepository).tasklet(tasklet, transactions)
			.transactionAttribute(committed)
			.build();
	}

}
