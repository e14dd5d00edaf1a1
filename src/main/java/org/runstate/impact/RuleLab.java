package org.runstate.impact;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.stereotype.Component;

/**
 * Shows what a rule would do before it does it: past notices read by the rules as they
 * are, and as they would be. Stores nothing.
 */
@Component
public class RuleLab {

	/** So many of the newest notices are read. */
	static final int LOOKED_AT = 2000;

	private static final int PORTION = 200;

	private static final int SHOWN = 100;

	private final RuleBook rules;

	private final Notices notices;

	private final Overrides overrides;

	RuleLab(RuleBook rules, Notices notices, Overrides overrides) {
		this.rules = rules;
		this.notices = notices;
		this.overrides = overrides;
	}

	/**
	 * What a rule would make of the newest notices as they stand.
	 * @throws IllegalArgumentException with a sentence if it is none
	 */
	RuleEffect effect(RuleChange change) {
		Both both = new Both(this.rules.classifier(), this.rules.trial(change));
		RuleEffect.Gathering gathering = new RuleEffect.Gathering(SHOWN);
		long before = Long.MAX_VALUE;
		for (int looked = 0; looked < LOOKED_AT; looked += PORTION) {
			List<Revision> latest = this.notices.latest(before, PORTION);
			if (latest.isEmpty()) {
				break;
			}
			before = latest.get(latest.size() - 1).noticeId();
			List<Impact[]> impacts = impacts(latest, both);
			for (int at = 0; at < latest.size(); at++) {
				gathering.add(latest.get(at), impacts.get(at)[0], impacts.get(at)[1]);
			}
		}
		return gathering.effect();
	}

	/**
	 * What these revisions would mean by the rules as they are, and with a rule more.
	 * @throws IllegalArgumentException with a sentence if it is none
	 */
	public List<Trial> trials(RuleForm form, List<Revision> revisions) {
		Both both = new Both(this.rules.classifier(), this.rules.trial(RuleChange.kept(form.rule(), form.before())));
		List<Impact[]> impacts = impacts(revisions, both);
		return IntStream.range(0, revisions.size())
			.mapToObj((at) -> new Trial(revisions.get(at), impacts.get(at)[0], impacts.get(at)[1]))
			.toList();
	}

	private List<Impact[]> impacts(List<Revision> revisions, Both both) {
		Map<Long, List<ImpactOverride>> overrides = this.overrides
			.of(revisions.stream().map(Revision::noticeId).distinct().toList());
		return revisions.parallelStream()
			.map((revision) -> both.read(revision, overrides.getOrDefault(revision.noticeId(), List.of())))
			.toList();
	}

	/**
	 * A revision under both sets of rules.
	 */
	public record Trial(Revision revision, Impact before, Impact after) {

		/** Whether anything would be different. */
		public boolean isChanged() {
			return !RuleEffect.changes(this.before, this.after).isEmpty();
		}

	}

	private record Both(Classifier now, Classifier then) {

		Impact[] read(Revision revision, List<ImpactOverride> overrides) {
			Subject subject = Subject.of(revision);
			return new Impact[] { ImpactOverride.applyAll(overrides, this.now.classify(subject)).impact(),
					ImpactOverride.applyAll(overrides, this.then.classify(subject)).impact() };
		}

	}

}
