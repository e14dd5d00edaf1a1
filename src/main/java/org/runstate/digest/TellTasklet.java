package org.runstate.digest;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Tells people portion by portion, by number: one transaction each, and two at a time,
 * because while one waits for the database the other composes. Whom it has told is in
 * their progress, so it goes on from anywhere; where it stands is in the step's own
 * context, so any number of runs may use it.
 */
final class TellTasklet implements Tasklet {

	private static final Logger log = LoggerFactory.getLogger(TellTasklet.class);

	private static final int PORTION = 200;

	/** So many people are looked for at once. */
	static final int DUE = Together.AT_ONCE * PORTION;

	private static final String AFTER = "after";

	private static final String TO = "to";

	private final Together together;

	private final Telling telling;

	private final Plan plan;

	TellTasklet(Together together, Telling telling, Plan plan) {
		this.together = together;
		this.telling = telling;
		this.plan = plan;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		ExecutionContext step = contribution.getStepExecution().getExecutionContext();
		boolean everyone = "true".equals(String.valueOf(context.getStepContext().getJobParameters().get("everyone")));
		if (!step.containsKey(TO)) {
			for (String count : List.of("people", "messages", "obligations")) {
				step.putLong(count, 0);
			}
			step.putLong(AFTER, 0);
			step.putLong(TO, this.plan.to());
		}
		Round round = this.plan.round(step.getLong(TO), everyone);
		List<Long> ids = (round.to() > 0) ? this.plan.due(round, step.getLong(AFTER)) : List.of();
		if (ids.isEmpty()) {
			log.info("people told kind={} people={} messages={} obligations={}", round.kind(), step.getLong("people"),
					step.getLong("messages"), step.getLong("obligations"));
			return RepeatStatus.FINISHED;
		}
		for (Telling.Told told : this.together.each(ids, PORTION, (some) -> this.telling.tell(some, round))) {
			step.putLong("people", step.getLong("people") + told.people());
			step.putLong("messages", step.getLong("messages") + told.messages());
			step.putLong("obligations", step.getLong("obligations") + told.obligations());
		}
		step.putLong(AFTER, ids.get(ids.size() - 1));
		return RepeatStatus.CONTINUABLE;
	}

	/** Who is told, and how far. */
	interface Plan {

		/** The position up to which people are told, fixed when the step begins. */
		long to();

		Round round(long to, boolean everyone);

		/** People by number to whom the round may have something to say. */
		List<Long> due(Round round, long afterId);

	}

}
