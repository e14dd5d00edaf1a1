package org.runstate.digest;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step {@code warn}: tells owners of sources that are not well; counts
 * {@code messages}.
 */
@Configuration(proxyBeanMethods = false)
public class WarnStep {

	@Bean
	Step warn(JobRepository jobRepository, PlatformTransactionManager transactions, SourceWarnings warnings) {
		return DigestStep.step("warn", jobRepository, transactions, (contribution, context) -> {
			contribution.getStepExecution().getExecutionContext().putLong("messages", warnings.warn());
			return RepeatStatus.FINISHED;
		});
	}

}
