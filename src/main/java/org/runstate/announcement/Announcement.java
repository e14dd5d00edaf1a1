package org.runstate.announcement;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An announcement as it stands.
 *
 * @param version grows with every edit
 * @param follows the first one that this one corrects or withdraws
 * @param factsNotice the notice whose facts it was drafted from
 * @param factsRevision the revision that they were taken from
 * @param approvedHash what was approved, once it is
 * @param firstDue when the first of its people may have it, once it is sent off
 * @param plannedTo up to which person its messages are made; null when there is no more
 * to make
 * @param recipients how many people it goes to, once it is sent off
 * @param noticeId the notice that it became
 * @param revision the revision of that notice
 */
public record Announcement(long id, State state, int version, @Nullable Long follows, @Nullable Relation relation,
		Content content, @Nullable Long factsNotice, @Nullable Integer factsRevision, @Nullable String approvedHash,
		@Nullable Instant firstDue, @Nullable Long plannedTo, @Nullable Integer recipients, @Nullable Long noticeId,
		@Nullable Integer revision) {

	/** What an approval of it as it stands now is bound to. */
	public String hash() {
		return this.content.hash(this.follows, this.relation);
	}

	public boolean isWithdrawal() {
		return this.relation == Relation.WITHDRAWAL;
	}

	/** The one that everything about the same thing hangs on. */
	public long first() {
		return (this.follows != null) ? this.follows : this.id;
	}

}
