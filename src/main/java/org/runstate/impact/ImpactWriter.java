package org.runstate.impact;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Classifies revisions and what each changed, and keeps their impacts.
 */
class ImpactWriter implements ItemWriter<Revision>, ItemStream {

	private static final Logger log = LoggerFactory.getLogger(ImpactWriter.class);

	private final Notices notices;

	private final RuleBook rules;

	private final Overrides overrides;

	private final Impacts impacts;

	private final Timelines timelines;

	private final Clock clock;

	private long revisions;

	ImpactWriter(Notices notices, RuleBook rules, Overrides overrides, Impacts impacts, Timelines timelines,
			Clock clock) {
		this.notices = notices;
		this.rules = rules;
		this.overrides = overrides;
		this.impacts = impacts;
		this.timelines = timelines;
		this.clock = clock;
	}

	@Override
	public void open(ExecutionContext context) {
		this.revisions = 0;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong("revisions", this.revisions);
	}

	@Override
	public void write(Chunk<? extends Revision> chunk) {
		List<Long> later = chunk.getItems().stream().filter((one) -> one.number() > 1).map(Revision::id).toList();
		Map<Long, Revision> before = this.notices.previous(later);
		Map<Long, List<ImpactOverride>> overrides = this.overrides
			.of(chunk.getItems().stream().map(Revision::noticeId).distinct().toList());
		Classifier classifier = this.rules.classifier();
		// on all cores, as reading takes longer than keeping
		List<NewImpact> impacts = chunk.getItems()
			.parallelStream()
			.map((revision) -> impact(revision, before.get(revision.id()),
					(one) -> ImpactOverride.applyAll(overrides.getOrDefault(one.noticeId(), List.of()),
							read(one, classifier))))
			.toList();
		Map<Long, List<Promise>> promised = new LinkedHashMap<>();
		impacts.forEach((one) -> promised.put(one.revision().id(), one.timeline()));
		this.revisions += this.impacts.add(impacts, this.clock.instant());
		this.timelines.add(promised);
	}

	private static NewImpact impact(Revision revision, @Nullable Revision previous,
			Function<Revision, Classified> reading) {
		Classified classified = reading.apply(revision);
		return new NewImpact(revision, classified.impact(), (previous == null) ? List.of()
				: Difference.between(Subject.of(previous), reading.apply(previous), Subject.of(revision), classified),
				classified.timeline());
	}

	/** One notice that the rules cannot cope with must not hold up the others. */
	private static Classified read(Revision revision, Classifier classifier) {
		try {
			return classifier.classify(Subject.of(revision));
		}
		catch (RuntimeException | StackOverflowError ex) {
			log.error("revision not understood, default impact kept revision={}", revision.id(), ex);
			return Classifier.unread(Subject.of(revision));
		}
	}

}
