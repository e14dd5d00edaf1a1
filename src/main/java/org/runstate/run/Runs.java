package org.runstate.run;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.runstate.database.Installation;
import org.runstate.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Runs jobs, one at a time for each caller. Two processes may run the same job at once:
 * each step takes its work by claims or locks of its own.
 */
@Service
public class Runs {

	private static final Logger log = LoggerFactory.getLogger(Runs.class);

	private final JobOperator operator;

	private final JobRepository repository;

	private final Map<String, Job> jobs;

	private final Worker worker;

	private final Installation installation;

	private final JdbcClient jdbc;

	private final Clock clock;

	Runs(JobOperator operator, JobRepository repository, Map<String, Job> jobs, Worker worker,
			Installation installation, JdbcClient jdbc, Clock clock) {
		this.operator = operator;
		this.repository = repository;
		this.jobs = jobs;
		this.worker = worker;
		this.installation = installation;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Runs a job now, to its end.
	 * @param everyone for {@link JobName#DIGEST}: everyone with something unseen,
	 * whatever their hour; without meaning for the others
	 * @return how it ended; a copy of the database neither collects nor delivers
	 */
	public Outcome run(JobName name, boolean everyone) {
		Optional<String> foreign = this.installation.foreign();
		if (foreign.isPresent() && (name == JobName.COLLECT || name == JobName.DELIVER)) {
			log.warn("job not run name={} reason={}", name.key(), foreign.get());
			return new Outcome(name, Map.of(), foreign.get());
		}
		closeInterrupted();
		JobParameters parameters = new JobParametersBuilder().addString("window", this.clock.instant().toString())
			.addString("everyone", String.valueOf(everyone), false)
			.addLong("worker", this.worker.id(), false)
			.toJobParameters();
		Job job = this.jobs.get(name.key() + "Job");
		if (job == null) {
			throw new IllegalArgumentException("no job " + name.key());
		}
		try {
			Outcome outcome = Outcome.of(name, this.operator.start(job, parameters));
			log.info("job ended name={} completed={} counts={}", name.key(), outcome.completed(), outcome.counts());
			return outcome;
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("job " + name.key() + " not started", ex);
		}
	}

	/**
	 * Runs of processes that were killed would otherwise look as if they still went on.
	 */
	private void closeInterrupted() {
		List<Long> interrupted = this.jdbc.sql("""
				select e.JOB_EXECUTION_ID
				from BATCH_JOB_EXECUTION e
				join BATCH_JOB_EXECUTION_PARAMS p on p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
					and p.PARAMETER_NAME = 'worker'
				left join worker w on w.id = p.PARAMETER_VALUE and w.alive_until > utc_timestamp(6)
				where e.END_TIME is null and w.id is null
				""").query(Long.class).list();
		for (Long id : interrupted) {
			JobExecution execution = this.repository.getJobExecution(id);
			if (execution != null) {
				this.operator.recover(execution);
				log.warn("run interrupted execution={}", id);
			}
		}
	}

}
