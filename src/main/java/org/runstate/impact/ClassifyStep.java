package org.runstate.impact;

import java.time.Clock;

import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step {@code classify}: gives every revision that has none an impact. It counts
 * {@code revisions}.
 */
@Configuration(proxyBeanMethods = false)
class ClassifyStep {

	private static final int CHUNK = 500;

	@Bean
	Step classify(JobRepository jobs, PlatformTransactionManager transactions, Notices notices, RuleBook rules,
			Overrides overrides, Impacts impacts, Timelines timelines, Clock clock) {
		UnclassifiedRevisions reader = new UnclassifiedRevisions(notices, CHUNK);
		ImpactWriter writer = new ImpactWriter(notices, rules, overrides, impacts, timelines, clock);
		return new StepBuilder("classify", jobs).<Revision, Revision>chunk(CHUNK)
			.transactionManager(transactions)
			.reader(reader)
			.writer(writer)
			.stream(writer)
			.build();
	}

}
