package org.runstate.announcement;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Announcements up to the moment in which they are sent off: written, read by somebody
 * else, approved or given back. Everything names the version or the hash that whoever
 * does it had seen.
 */
@Component
class Writing {

	private final AnnouncementTable table;

	private final Approvals approvals;

	private final AnnouncementHistory history;

	private final Recipients recipients;

	private final Letters letters;

	Writing(AnnouncementTable table, Approvals approvals, AnnouncementHistory history, Recipients recipients,
			Letters letters) {
		this.table = table;
		this.approvals = approvals;
		this.history = history;
		this.recipients = recipients;
		this.letters = letters;
	}

	/**
	 * Begins one.
	 * @param notice from which the facts were taken, or null
	 * @return its number
	 */
	@Transactional
	public long draft(Content content, @Nullable Long notice, @Nullable Integer revision, long me) {
		long id = this.table.add(content, null, null, notice, revision);
		this.history.add(id, 1, Happened.DRAFTED, me, "");
		return id;
	}

	/**
	 * Begins a correction or a withdrawal of one that was sent.
	 * @return its number
	 */
	@Transactional
	public long follow(long first, Content content, Relation relation, long me) {
		Announcement one = allowed(first, Deed.FOLLOW);
		if (one.noticeId() == null) {
			throw Refused.conflict("nothing-out");
		}
		long id = this.table.add(content, one.first(), relation, null, null);
		this.history.add(id, 1, Happened.DRAFTED, me, "");
		return id;
	}

	/**
	 * Changes what it says, for whom or when, and voids what was approved.
	 * @param seen the version that was on the form
	 * @param factsRevision the revision of the notice that the facts are from now
	 */
	@Transactional
	public void edit(long id, int seen, Content content, @Nullable Integer factsRevision, long me) {
		Announcement one = allowed(id, Deed.EDIT);
		if (one.version() != seen) {
			throw Refused.conflict("changed-meanwhile");
		}
		if (one.content().equals(content) && Objects.equals(one.factsRevision(), factsRevision)) {
			return;
		}
		this.table.change(id, content, factsRevision);
		this.history.add(id, one.version() + 1, Happened.EDITED, me, "");
		if (this.approvals.clear(id) > 0) {
			this.history.add(id, one.version() + 1, Happened.VOIDED, me, "");
		}
	}

	/** Hands it to others to read. */
	@Transactional
	public void submit(long id, int seen, long me) {
		Announcement one = allowed(id, Deed.SUBMIT);
		if (one.version() != seen) {
			throw Refused.conflict("changed-meanwhile");
		}
		if (Prose.isUnfilled(one.content().body()) || Prose.isUnfilled(one.content().bodyDe())) {
			throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "unfilled");
		}
		if (this.recipients.count(one) == 0) {
			throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "nobody");
		}
		this.table.move(id, State.REVIEW);
		this.history.add(id, one.version(), Happened.SUBMITTED, me, "");
	}

	/** Gives it back to be written anew; what was approved is void. */
	@Transactional
	public void giveBack(long id, String why, long me) {
		Announcement one = allowed(id, Deed.RETURN);
		this.approvals.clear(id);
		this.table.move(id, State.DRAFT);
		this.history.add(id, one.version(), Happened.RETURNED, me, why.strip());
	}

	/**
	 * Approves exactly what was shown. With the last approval that it needs, it is kept
	 * as it will leave.
	 * @param shown the hash of what was on the page
	 * @throws Refused if it reads differently by now, or if they wrote a word of it
	 */
	@Transactional
	public void approve(long id, String shown, long me) {
		Announcement one = this.table.lock(id).orElseThrow(Writing::unknown);
		if (this.history.isAuthor(id, me)) {
			throw new Refused(HttpStatus.FORBIDDEN, "own");
		}
		if (!one.hash().equals(shown)) {
			throw Refused.conflict("reads-differently");
		}
		if (!one.state().allows(Deed.APPROVE)) {
			throw Refused.conflict("not-now", one.state().key());
		}
		if (!this.approvals.add(id, me, shown)) {
			throw Refused.conflict("approved-already");
		}
		this.history.add(id, one.version(), Happened.APPROVED, me, shown.substring(0, 12));
		if (this.approvals.count(id, shown) >= one.content().approvals()) {
			this.table.approved(id, shown, this.letters.render(one));
		}
	}

	private Announcement allowed(long id, Deed deed) {
		Announcement one = this.table.lock(id).orElseThrow(Writing::unknown);
		if (!one.state().allows(deed)) {
			throw Refused.conflict("not-now", one.state().key());
		}
		return one;
	}

	static Refused unknown() {
		return new Refused(HttpStatus.NOT_FOUND, "unknown");
	}

}
