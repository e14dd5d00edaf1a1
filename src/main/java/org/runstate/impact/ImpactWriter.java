package org.runstate.impact;

import java.time.Clock;
import java.util.List;
import java.util.Map;

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

	private final Classifier classifier;

	private final Overrides overrides;

	private final Impacts impacts;

	private final Clock clock;

	private long revisions;

	ImpactWriter(Notices notices, Classifier classifier, Overrides overrides, Impacts impacts, Clock clock) {
		this.notices = notices;
		this.classifier = classifier;
		this.overrides = overrides;
		this.impacts = impacts;
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
		// on all cores, as reading takes longer than keeping
		Map<Long, List<ImpactOverride>> overrides = this.overrides
			.of(chunk.getItems().stream().map(Revision::noticeId).distinct().toList());
		List<NewImpact> impacts = chunk.getItems()
			.parallelStream()
			.map((revision) -> impact(revision, before.get(revision.id()),
					overrides.getOrDefault(revision.noticeId(), List.of())))
			.toList();
		this.revisions += this.impacts.add(impacts, this.clock.instant());
	}

	private NewImpact impact(Revision revision, @Nullable Revision previous, List<ImpactOverride> overrides) {
		Classified classified = ImpactOverride.applyAll(overrides, classified(revision));
		return new NewImpact(revision, classified.impact(),
				(previous == null) ? List.of() : Difference.between(Subject.of(previous),
						ImpactOverride.applyAll(overrides, classified(previous)), Subject.of(revision), classified));
	}

	/** One notice that the rules cannot cope with must not hold up the others. */
	private Classified classified(Revision revision) {
		try {
			return this.classifier.classify(Subject.of(revision));
		}
		catch (RuntimeException | StackOverflowError ex) {
			log.error("revision not understood, default impact kept revision={}", revision.id(), ex);
			return Classifier.unread(Subject.of(revision));
		}
	}

}
