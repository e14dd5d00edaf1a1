package org.runstate.run;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * How a run of a job ended.
 *
 * @param counts what each step counted, by step and word, such as {@code poll} to
 * {@code failed} to 2
 * @param problem one line for a person when the job did not complete
 */
public record Outcome(JobName job, Map<String, Map<String, Long>> counts, @Nullable String problem) {

	static Outcome of(JobName job, JobExecution execution) {
		Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
		for (StepExecution step : execution.getStepExecutions()) {
			counts.put(step.getStepName(), countsOf(step));
		}
		return new Outcome(job, counts, problem(execution));
	}

	private static Map<String, Long> countsOf(StepExecution step) {
		Map<String, Long> counts = new LinkedHashMap<>();
		step.getExecutionContext().toMap().forEach((word, count) -> {
			if (count instanceof Number number && !word.startsWith("batch.")) {
				counts.put(word, number.longValue());
			}
		});
		return counts;
	}

	private static @Nullable String problem(JobExecution execution) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			return null;
		}
		return execution.getAllFailureExceptions()
			.stream()
			.findFirst()
			.map((failure) -> rootOf(failure).toString())
			.orElse("ended as " + execution.getStatus());
	}

	private static Throwable rootOf(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	/** What one step counted under a word, 0 if it did not. */
	public long count(String step, String word) {
		return this.counts.getOrDefault(step, Map.of()).getOrDefault(word, 0L);
	}

	/**
	 * Whether the job ran to its end. Single sources or messages may have failed all the
	 * same.
	 */
	public boolean completed() {
		return this.problem == null;
	}

}
