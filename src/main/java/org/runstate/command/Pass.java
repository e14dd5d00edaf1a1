package org.runstate.command;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.runstate.run.JobName;
import org.runstate.run.Outcome;
import org.runstate.run.Runs;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Jobs run one after the other, and what they counted.
 */
final class Pass {

	private final Map<JobName, Outcome> outcomes = new EnumMap<>(JobName.class);

	private Pass() {
	}

	static int run(Application application, Answer answer, boolean everyone, JobName... jobs) {
		Pass pass = new Pass();
		try (ConfigurableApplicationContext context = application.withoutPages()) {
			Runs runs = context.getBean(Runs.class);
			for (JobName job : jobs) {
				Outcome outcome = runs.run(job, everyone);
				pass.outcomes.put(job, outcome);
				if (outcome.problem() != null) {
					answer.problem(job.key() + " failed: " + outcome.problem());
				}
			}
		}
		answer.counts(pass.counts());
		return pass.exitCode();
	}

	private Map<String, Map<String, Long>> counts() {
		Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
		this.outcomes.forEach((job, outcome) -> {
			switch (job) {
				case COLLECT -> {
					counts.put("collect",
							of(outcome, "poll", "sources", "unchanged", "failed", "held", "notices", "revisions"));
					counts.put("classify", of(outcome, "classify", "revisions"));
				}
				case DIGEST -> {
					Map<String, Long> digest = of(outcome, "digest", "people", "messages", "obligations");
					for (String before : List.of("catchup", "urgent")) {
						of(outcome, before, "people", "messages", "obligations")
							.forEach((word, count) -> digest.merge(word, count, Long::sum));
					}
					counts.put("digest", digest);
				}
				case DELIVER -> counts.put("deliver", of(outcome, "deliver", "sent", "retry", "refused", "unknown"));
				case REMIND -> counts.put("remind", of(outcome, "remind", "messages"));
			}
		});
		return counts;
	}

	private static Map<String, Long> of(Outcome outcome, String step, String... words) {
		Map<String, Long> counts = new LinkedHashMap<>();
		for (String word : words) {
			counts.put(word, outcome.count(step, word));
		}
		return counts;
	}

	private int exitCode() {
		if (!this.outcomes.values().stream().allMatch(Outcome::completed)) {
			return RunstateCommand.FAILED;
		}
		boolean inPart = this.outcomes.values()
			.stream()
			.anyMatch((outcome) -> outcome.count("poll", "failed") + outcome.count("deliver", "retry")
					+ outcome.count("deliver", "refused") + outcome.count("deliver", "unknown") > 0);
		return inPart ? RunstateCommand.IN_PART : RunstateCommand.DONE;
	}

}
