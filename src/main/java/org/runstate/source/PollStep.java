package org.runstate.source;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step that looks at every source that is due.
 */
@Configuration
public class PollStep {

	@Bean
	Step poll(JobRepository repository, PlatformTransactionManager transactions, PollReader reader, PollWriter writer) {
		return new StepBuilder("poll", repository).<Polls, Polls>chunk(1)
			.transactionManager(transactions)
			.reader(reader)
			.writer(writer)
			.build();
	}

}
