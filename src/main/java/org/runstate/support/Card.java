package org.runstate.support;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The help desk's page for a notice, as kept.
 *
 * @param version 0 when it is not kept yet
 * @param edited null as long as nobody touched the draft
 * @param approved null for a draft
 * @param issue null when it is no known issue
 */
record Card(long noticeId, int version, CardText text, @Nullable By edited, @Nullable Approved approved,
		@Nullable Issue issue) {

	/** A draft that nobody has touched. */
	static Card draft(long noticeId, CardText text) {
		return new Card(noticeId, 0, text, null, null, null);
	}

	/** Whether it is a known issue that is not resolved. */
	boolean isOpenIssue() {
		return this.issue != null && this.issue.state() != IssueState.RESOLVED;
	}

	/** Who did something, and when. */
	record By(long personId, Instant at) {
	}

	/** Who approved it, and for what. */
	record Approved(By by, Basis basis) {
	}

	/**
	 * A known issue.
	 *
	 * @param workaround what helps meanwhile, or empty
	 */
	record Issue(IssueState state, By since, String workaround) {
	}

	/**
	 * What a person saw of a notice when they said something about it.
	 *
	 * @param revisionId the revision
	 * @param differences how many differences it had; a correction of its impact adds one
	 */
	record Basis(long revisionId, int differences) {

		static Basis parse(String text) {
			String[] parts = text.split(":", 2);
			if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("\\d{1,6}")) {
				throw new IllegalArgumentException("no basis: " + text);
			}
			return new Basis(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
		}

		@Override
		public String toString() {
			return this.revisionId + ":" + this.differences;
		}

	}

}
