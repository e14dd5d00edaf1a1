package org.runstate.change;

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
 * The step {@code relate}: finds what speaks of the same thing. It counts
 * {@code impacts}, and how many notices were {@code joined}.
 */
@Configuration(proxyBeanMethods = false)
public class RelateStep {

	@Bean
	Step relate(JobRepository jobs, PlatformTransactionManager transactions, Relating relating) {
		// Whoever waited for the lock has to see what the other wrote meanwhile.
		DefaultTransactionAttribute committed = new DefaultTransactionAttribute();
		committed.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return new StepBuilder("relate", jobs).tasklet((contribution, context) -> {
			ExecutionContext counts = contribution.getStepExecution().getExecutionContext();
			Relating.Done done = relating.portion();
			counts.putLong("impacts", counts.getLong("impacts", 0) + done.impacts());
			counts.putLong("joined", counts.getLong("joined", 0) + done.joined());
			return RepeatStatus.continueIf(done.impacts() > 0);
		}, transactions).transactionAttribute(committed).build();
	}

}
