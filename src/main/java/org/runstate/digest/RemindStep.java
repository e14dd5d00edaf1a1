package org.runstate.digest;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step {@code remind}: counts {@code messages}.
 */
@Configuration(proxyBeanMethods = false)
public class RemindStep {

	private static final Logger log = LoggerFactory.getLogger(RemindStep.class);

	private static final String AFTER = "after";

	private static final String MESSAGES = "messages";

	@Bean
	Step remind(JobRepository jobRepository, PlatformTransactionManager transactions, Reminders reminders) {
		return DigestStep.step("remind", jobRepository, transactions, (contribution, context) -> {
			ExecutionContext step = contribution.getStepExecution().getExecutionContext();
			List<Long> people = reminders.candidates(step.getLong(AFTER, 0), TellTasklet.PORTION);
			if (!people.isEmpty()) {
				step.putLong(MESSAGES, step.getLong(MESSAGES, 0) + reminders.remind(people));
				step.putLong(AFTER, people.get(people.size() - 1));
				return RepeatStatus.CONTINUABLE;
			}
			step.putLong(MESSAGES, step.getLong(MESSAGES, 0));
			log.info("people reminded messages={}", step.getLong(MESSAGES));
			return RepeatStatus.FINISHED;
		});
	}

}
