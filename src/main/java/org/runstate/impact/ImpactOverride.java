package org.runstate.impact;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person says that a part of a notice's impact is. It holds for later revisions,
 * too, until it is taken back.
 *
 * @param value as in {@link ImpactPart#in(Impact)}
 * @param why in the person's own words
 */
public record ImpactOverride(ImpactPart part, String value, String why) {

	/** Who a reason is by that a person gave. */
	static final String BY = "person";

	/**
	 * The impact as the person sees it.
	 * @throws IllegalArgumentException with a sentence if the part cannot have the value
	 */
	Impact applyTo(Impact impact) {
		Impact changed = this.part.in(impact, this.value);
		List<Reason> reasons = new ArrayList<>(
				impact.reasons().stream().filter((reason) -> !reason.part().equals(this.part.key())).toList());
		reasons.add(new Reason(this.part.key(), this.value, BY, this.why));
		return new Impact(changed.platforms(), changed.services(), changed.category(), changed.action(),
				changed.major(), changed.admin(), changed.helpdesk(), changed.user(), changed.urgency(),
				changed.actBy(), reasons);
	}

	/** What was read, with everything that people say about it. */
	static Classified applyAll(List<ImpactOverride> overrides, Classified classified) {
		Impact impact = classified.impact();
		for (ImpactOverride override : overrides) {
			impact = override.applyTo(impact);
		}
		return new Classified(impact, classified.timeline(), classified.entities());
	}

}
