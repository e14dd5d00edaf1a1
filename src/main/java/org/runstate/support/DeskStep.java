package org.runstate.support;

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
 * The step {@code desk}: drafts cards and opens reviews of materials. It counts
 * {@code cards}, {@code reviews} and {@code messages}.
 */
@Configuration(proxyBeanMethods = false)
public class DeskStep {

	@Bean
	Step desk(JobRepository jobs, PlatformTransactionManager transactions, DeskWork work, ReviewMail mail) {
		// Whoever waited for the lock has to see what the other wrote meanwhile.
		DefaultTransactionAttribute committed = new DefaultTransactionAttribute();
		committed.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return new StepBuilder("desk", jobs).tasklet((contribution, context) -> {
			ExecutionContext counts = contribution.getStepExecution().getExecutionContext();
			DeskWork.Done done = work.portion();
			counts.putLong("cards", counts.getLong("cards", 0) + done.drafts());
			counts.putLong("reviews", counts.getLong("reviews", 0) + done.reviews());
			if (done.notices() == 0) {
				counts.putLong("messages", mail.tell());
			}
			return RepeatStatus.continueIf(done.notices() > 0);
		}, transactions).transactionAttribute(committed).build();
	}

}
