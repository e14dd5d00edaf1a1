package org.runstate.digest;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import org.runstate.change.Leads;

/**
 * The step {@code catchup}: tells newcomers what still matters, portion by portion, one
 * transaction each. Counts {@code people}, {@code messages} and {@code obligations}; with
 * the job parameter {@code everyone} their day is enough, whatever their hour.
 */
@Configuration(proxyBeanMethods = false)
public class CatchUpStep {

	private static final Logger log = LoggerFactory.getLogger(CatchUpStep.class);

	private static final int PORTION = 200;

	private static final String AFTER = "after";

	private static final String TO = "to";

	@Bean
	Step catchup(JobRepository jobRepository, PlatformTransactionManager transactions, CatchingUp catchingUp,
			CatchUpTable table, ProgressTable progress, Leads leads, Clock clock) {
		return DigestStep.step("catchup", jobRepository, transactions, new Tasklet() {

			@Override
			public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
				ExecutionContext step = contribution.getStepExecution().getExecutionContext();
				boolean anyHour = "true"
					.equals(String.valueOf(context.getStepContext().getJobParameters().get("everyone")));
				if (!step.containsKey(TO)) {
					progress.begin(clock.instant());
					List.of("people", "messages", "obligations", AFTER).forEach((count) -> step.putLong(count, 0));
					step.putLong(TO, leads.relatedTo());
				}
				// as long as nothing was understood there is nothing to catch up on
				List<Long> ids = (step.getLong(TO) > 0)
						? table.due(progress.hours(clock.instant(), anyHour), step.getLong(AFTER), PORTION) : List.of();
				if (ids.isEmpty()) {
					log.info("people caught up people={} messages={} obligations={}", step.getLong("people"),
							step.getLong("messages"), step.getLong("obligations"));
					return RepeatStatus.FINISHED;
				}
				CaughtUp told = catchingUp.tell(ids, step.getLong(TO), anyHour);
				step.putLong("people", step.getLong("people") + told.people());
				step.putLong("messages", step.getLong("messages") + told.messages().size());
				step.putLong("obligations", step.getLong("obligations") + told.owed().size());
				step.putLong(AFTER, ids.get(ids.size() - 1));
				return RepeatStatus.CONTINUABLE;
			}

		});
	}

}
