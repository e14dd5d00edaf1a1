package org.runstate.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the last runs went, from Spring Batch's own tables.
 */
@Repository
class RunHistory {

	private final JdbcClient jdbc;

	RunHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The last runs, newest first. */
	List<Run> last(int limit) {
		Map<Long, Run> runs = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					-- the last runs with their steps and what each step counted
					select e.JOB_EXECUTION_ID id, i.JOB_NAME job, e.STATUS run_status, e.START_TIME started, e.END_TIME ended,
						s.STEP_NAME step, s.STATUS step_status, s.EXIT_MESSAGE message, c.SHORT_CONTEXT counts
					from (select * from BATCH_JOB_EXECUTION order by JOB_EXECUTION_ID desc limit ?) e
					join BATCH_JOB_INSTANCE i on i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
					left join BATCH_STEP_EXECUTION s on s.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
					left join BATCH_STEP_EXECUTION_CONTEXT c on c.STEP_EXECUTION_ID = s.STEP_EXECUTION_ID
					order by e.JOB_EXECUTION_ID desc, s.STEP_EXECUTION_ID
					""")
			.param(limit)
			.query((row) -> {
				Run read = new Run(row.getLong("id"), string(row.getString("job")), string(row.getString("run_status")),
						row.getObject("started", Instant.class), row.getObject("ended", Instant.class),
						new ArrayList<>());
				Run run = runs.computeIfAbsent(read.id(), (id) -> read);
				String step = row.getString("step");
				if (step != null) {
					run.steps()
						.add(new StepRun(step, string(row.getString("step_status")), counts(row.getString("counts")),
								firstLine(row.getString("message"))));
				}
			});
		return List.copyOf(runs.values());
	}

	/** Whether the last run of a job goes on. */
	boolean isRunning(String job) {
		return lastStatus(job).filter((status) -> status.startsWith("START")).isPresent();
	}

	/** The jobs whose last run failed, by their keys. */
	List<String> failing() {
		return Arrays.stream(JobName.values())
			.map(JobName::key)
			.filter((job) -> lastStatus(job).filter("FAILED"::equals).isPresent())
			.toList();
	}

	private Optional<String> lastStatus(String job) {
		return this.jdbc.sql("""
				select e.STATUS from BATCH_JOB_INSTANCE i
				join BATCH_JOB_EXECUTION e on e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID
				where i.JOB_NAME = ? order by i.JOB_INSTANCE_ID desc, e.JOB_EXECUTION_ID desc limit 1
				""").param(job).query(String.class).optional();
	}

	/** The serializer writes a long as a pair of its type and its value. */
	private static Map<String, Long> counts(@Nullable String context) {
		Map<String, Long> counts = new LinkedHashMap<>();
		if (context != null) {
			Map<?, ?> written = JsonColumn.read(context, Map.class);
			written.forEach((word, value) -> {
				Object count = (value instanceof List<?> typed && typed.size() == 2) ? typed.get(1) : value;
				if (count instanceof Number number && !String.valueOf(word).startsWith("batch.")) {
					counts.put(String.valueOf(word), number.longValue());
				}
			});
		}
		return counts;
	}

	private static String string(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static String firstLine(@Nullable String message) {
		return string(message).lines().findFirst().orElse("");
	}

	/**
	 * One run of a job.
	 *
	 * @param ended null while it goes on
	 */
	public record Run(long id, String job, String status, @Nullable Instant started, @Nullable Instant ended,
			List<StepRun> steps) {

		/** What the run is, in a word: running, completed, interrupted or failed. */
		public String state() {
			return switch (this.status) {
				case "COMPLETED" -> "completed";
				case "STARTING", "STARTED" -> "running";
				case "FAILED", "STOPPED", "ABANDONED", "UNKNOWN" ->
					this.steps.stream().anyMatch((step) -> !step.problem().isEmpty()) ? "failed" : "interrupted";
				default -> this.status.toLowerCase(Locale.ROOT);
			};
		}

		/** Whether it goes on. */
		public boolean isRunning() {
			return state().equals("running");
		}

		/** Whether it came to its end without anything to do. */
		public boolean quiet() {
			return state().equals("completed") && this.steps.stream()
				.allMatch((step) -> step.counts().values().stream().allMatch((count) -> count == 0));
		}

		/** The step at which it is, or empty when it has ended. */
		public String step() {
			return this.steps.stream()
				.filter((step) -> this.ended == null && step.status().startsWith("START"))
				.map(StepRun::name)
				.findFirst()
				.orElse("");
		}

		/** How long it took, in milliseconds, or null while it goes on. */
		public @Nullable Long millis() {
			return (this.started != null && this.ended != null) ? Duration.between(this.started, this.ended).toMillis()
					: null;
		}

	}

	/**
	 * One step of a run.
	 *
	 * @param problem the first line of what went wrong, or empty
	 */
	public record StepRun(String name, String status, Map<String, Long> counts, String problem) {
	}

}
