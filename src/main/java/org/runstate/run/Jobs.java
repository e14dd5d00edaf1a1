package org.runstate.run;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every job and its steps. Each step lives in the module whose tables it fills.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {

	@Bean
	Job collectJob(JobRepository jobs, @Qualifier("poll") Step poll, @Qualifier("classify") Step classify,
			@Qualifier("relate") Step relate, @Qualifier("desk") Step desk, @Qualifier("search") Step search,
			@Qualifier("warn") Step warn) {
		return new JobBuilder(JobName.COLLECT.key(), jobs).start(poll)
			.next(classify)
			.next(relate)
			.next(desk)
			.next(search)
			.next(warn)
			.build();
	}

	@Bean
	Job digestJob(JobRepository jobs, @Qualifier("relate") Step relate, @Qualifier("catchup") Step catchup,
			@Qualifier("urgent") Step urgent, @Qualifier("digest") Step digest) {
		// nobody is told of what may be known under another name; newcomers come first
		return new JobBuilder(JobName.DIGEST.key(), jobs).start(relate).next(catchup).next(urgent).next(digest).build();
	}

	@Bean
	Job deliverJob(JobRepository jobs, @Qualifier("announce") Step announce, @Qualifier("readBounces") Step bounces,
			@Qualifier("deliver") Step deliver) {
		// what came back says where sending is in vain
		return new JobBuilder(JobName.DELIVER.key(), jobs).start(announce).next(bounces).next(deliver).build();
	}

	@Bean
	Job remindJob(JobRepository jobs, @Qualifier("remind") Step remind) {
		return new JobBuilder(JobName.REMIND.key(), jobs).start(remind).build();
	}

	/** Keeps the counts of steps readable in the database. */
	@Bean
	ExecutionContextSerializer executionContextSerializer() {
		return new JacksonExecutionContextStringSerializer();
	}

}
