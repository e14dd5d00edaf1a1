package org.runstate.reminder;

import java.util.List;

import org.runstate.acknowledgement.Asking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The step {@code remind}: counts {@code messages}.
 */
@Configuration(proxyBeanMethods = false)
public class RemindStep {

	private static final Logger log = LoggerFactory.getLogger(RemindStep.class);

	private static final int PORTION = 200;

	private static final String AFTER = "after";

	private static final String MESSAGES = "messages";

	@Bean
	Step remind(JobRepository jobRepository, PlatformTransactionManager transactions, Debts debts, Reminders reminders,
			Escalations escalations, Asking asking) {
		// Whoever locks a row has to see it as it is now, so nothing is read from a
		// snapshot.
		DefaultTransactionAttribute committed = new DefaultTransactionAttribute();
		committed.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return new StepBuilder("remind", jobRepository).tasklet((contribution, context) -> {
			ExecutionContext step = contribution.getStepExecution().getExecutionContext();
			if (asking.isAny()) {
				asking.openSome();
				return RepeatStatus.CONTINUABLE;
			}
			List<Long> people = debts.recipients(step.getLong(AFTER, 0), PORTION);
			if (!people.isEmpty()) {
				count(step, reminders.remind(people));
				step.putLong(AFTER, people.get(people.size() - 1));
				return RepeatStatus.CONTINUABLE;
			}
			debts.noteMissed();
			count(step, escalations.escalate());
			log.info("people reminded messages={}", step.getLong(MESSAGES));
			return RepeatStatus.FINISHED;
		}, transactions).transactionAttribute(committed).build();
	}

	private static void count(ExecutionContext step, int messages) {
		step.putLong(MESSAGES, step.getLong(MESSAGES, 0) + messages);
	}

}
