package org.runstate.impact;

import java.util.List;

import org.runstate.notice.Revision;

/**
 * An impact that is about to be kept.
 *
 * @param differences against the revision before; empty for the first one
 * @param timeline what the revision promises
 */
public record NewImpact(Revision revision, Impact impact, List<Difference> differences, List<Promise> timeline) {

	public NewImpact {
		differences = List.copyOf(differences);
		timeline = List.copyOf(timeline);
	}

	public NewImpact(Revision revision, Impact impact, List<Difference> differences) {
		this(revision, impact, differences, List.of());
	}

	boolean isMaterial() {
		return this.differences.stream().anyMatch(Difference::material);
	}

	/**
	 * Whether people are told: not of a baseline, and of later revisions only if
	 * material.
	 */
	boolean isNews() {
		return !this.revision.baseline() && (this.revision.number() == 1 || isMaterial());
	}

}
