package org.runstate.acknowledgement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.NoticeList.Found;
import org.runstate.impact.Impact;

/**
 * A notice in a list.
 *
 * @param revision the number of the newest revision
 * @param because why it concerns the reader, or empty
 * @param due the reader's day, or empty
 * @param state {@code owed}, {@code overdue}, {@code acknowledged} or empty
 * @param others how many notices also announce it
 * @param changed what changed since the reader acknowledged it
 */
public record NoticeLine(long id, int revision, String title, String source, String seen, String category,
		String urgency, String because, String due, String state, int others, List<String> changed) {

	static NoticeLine of(Found found, @Nullable Impact impact, String because, ZoneId zone, LocalDate today) {
		LocalDate dueOn = found.dueOn();
		String state = "";
		if (dueOn != null) {
			state = dueOn.isBefore(today) ? "overdue" : "owed";
			state = found.closed() ? "acknowledged" : state;
		}
		return new NoticeLine(found.id(), found.number(), found.title(), found.source(),
				Days.moment(found.seenAt(), zone), (impact != null) ? impact.category().key() : "",
				(impact != null) ? impact.urgency().key() : "none", because, (dueOn != null) ? Days.day(dueOn) : "",
				state, found.others(), List.of());
	}

	static NoticeLine of(Obligation owed, String because, LocalDate today) {
		return new NoticeLine(owed.noticeId(), owed.revision(), owed.title(), "", "", owed.impact().category().key(),
				owed.impact().urgency().key(), because, Days.day(owed.due()),
				owed.due().isBefore(today) ? "overdue" : owed.again() ? "again" : "owed", 0, List.of());
	}

	NoticeLine after(List<String> changes) {
		return new NoticeLine(this.id, this.revision, this.title, this.source, this.seen, this.category, this.urgency,
				this.because, this.due, this.state, this.others, changes);
	}

}
