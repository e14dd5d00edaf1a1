package org.runstate.delivery;

import org.runstate.database.Worker;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The step {@code deliver}: counts {@code sent}, {@code retry}, {@code refused} and
 * {@code unknown}.
 */
@Configuration(proxyBeanMethods = false)
public class DeliverStep {

	@Bean
	Delivery delivery(SendQueue queue, Worker worker, MailServer server, Sender sender, MailSettings settings) {
		return new Delivery(queue, worker, server, sender, settings);
	}

	@Bean
	Step deliver(JobRepository jobRepository, Delivery delivery) {
		return new StepBuilder("deliver", jobRepository).tasklet(delivery, new ResourcelessTransactionManager())
			.build();
	}

}
