package org.runstate.notice;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step {@code search}: lets new revisions be found; counts {@code notices}.
 */
@Configuration(proxyBeanMethods = false)
public class SearchStep {

	private static final String NOTICES = "notices";

	@Bean
	Step search(JobRepository jobs, PlatformTransactionManager transactions, NoticeSearch search) {
		return new StepBuilder("search", jobs).tasklet((contribution, context) -> {
			ExecutionContext counts = contribution.getStepExecution().getExecutionContext();
			int done = search.fill();
			counts.putLong(NOTICES, counts.getLong(NOTICES, 0) + done);
			return RepeatStatus.continueIf(done > 0);
		}, transactions).build();
	}

}
