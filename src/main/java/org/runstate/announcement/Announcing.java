package org.runstate.announcement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Announcements for programs: the same steps as on the pages, with the same refusals.
 */
@Component
public class Announcing {

	private final AnnouncementTable table;

	private final Writing writing;

	private final Sending sending;

	private final NoticeFacts facts;

	private final Clock clock;

	Announcing(AnnouncementTable table, Writing writing, Sending sending, NoticeFacts facts, Clock clock) {
		this.table = table;
		this.writing = writing;
		this.sending = sending;
		this.facts = facts;
		this.clock = clock;
	}

	/** Whether there is any. */
	public boolean isAny() {
		return !this.table.list(1).isEmpty();
	}

	/**
	 * Drafts one in two languages for some teams.
	 * @param deadline until when its people have to confirm, or null
	 * @return its number
	 */
	public long draft(Words english, Words german, List<String> teams, @Nullable LocalDate deadline, long author) {
		Content content = new Content(english.title(), english.body(), german.title(), german.body(),
				new Circle(List.of(), List.of(), teams, List.of(), List.of()), null, false, deadline != null, deadline);
		return this.writing.draft(content, null, null, author);
	}

	/**
	 * Drafts one with the facts of a notice, for whom they concern.
	 * @return its number
	 * @throws NoSuchElementException if there is no such notice, or it is not understood
	 */
	public long draftOf(long notice, long author) {
		DraftForm form = this.facts.of(notice).orElseThrow();
		return this.writing.draft(form.filled().content(this.clock.instant()), notice, form.noticeRevision(), author);
	}

	/** Asks others to approve it. */
	public void submit(long id, long author) {
		this.writing.submit(id, find(id).version(), author);
	}

	/** Approves it as it stands. */
	public void approve(long id, long approver) {
		this.writing.approve(id, find(id).hash(), approver);
	}

	/** Sends it off. */
	public void send(long id, long person) {
		this.sending.send(id, "", person);
	}

	private Announcement find(long id) {
		return this.table.find(id).orElseThrow();
	}

	/** A text in one language. */
	public record Words(String title, String body) {
	}

}
