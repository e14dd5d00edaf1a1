package org.runstate.impact;

import java.util.List;

import org.runstate.notice.Revision;

/**
 * An impact that is about to be kept.
 *
 * @param differences against the revision before; empty for the first one
 */
public record NewImpact(Revision revision, Impact impact, List<Difference> differences) {

	public NewImpact {
		differences = List.copyOf(differences);
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
