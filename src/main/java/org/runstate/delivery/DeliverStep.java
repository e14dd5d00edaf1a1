package org.runstate.delivery;

import org.jspecify.annotations.Nullable;

import org.runstate.database.Worker;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
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
	Delivery delivery(SendQueue queue, Worker worker, Outbound outbound, Holds holds, Pace pace, MailServer server,
			Sender sender, MailSettings settings) {
		return new Delivery(queue, worker, outbound, holds, pace, server, sender, settings);
	}

	@Bean
	Step deliver(JobRepository jobRepository, Delivery delivery, Withdrawals withdrawals) {
		return new StepBuilder("deliver", jobRepository).tasklet(delivery, new ResourcelessTransactionManager())
			.listener(new StepExecutionListener() {

				@Override
				public void beforeStep(StepExecution step) {
					withdrawals.end();
				}

				@Override
				public @Nullable ExitStatus afterStep(StepExecution step) {
					withdrawals.end();
					return null;
				}

			})
			.build();
	}

}
