package org.runstate.announcement;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The step {@code announce}: makes the messages of announcements whose time has come. It
 * counts {@code messages}.
 */
@Configuration(proxyBeanMethods = false)
class PlanStep {

	@Bean
	Step announce(JobRepository jobs, Planning planning) {
		return new StepBuilder("announce", jobs).tasklet((contribution, context) -> {
			contribution.getStepExecution().getExecutionContext().putLong("messages", planning.planDue());
			return RepeatStatus.FINISHED;
		}, new ResourcelessTransactionManager()).build();
	}

	/** In a server nothing else would wake the step at the hour of an announcement. */
	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@ConditionalOnBooleanProperty("runstate.schedule")
	static class Clockwork {

		private final Planning planning;

		Clockwork(Planning planning) {
			this.planning = planning;
		}

		@Scheduled(fixedDelay = 5_000)
		void plan() {
			this.planning.planDue();
		}

	}

}
