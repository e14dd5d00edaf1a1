package org.runstate.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.runstate.impact.Category;
import org.runstate.impact.Impact;

/**
 * Something that a notice says will happen.
 *
 * @param what {@code act-by}, or the stage of a promise
 * @param cloud as in a promise; empty for a day to act by
 * @param from its first day
 * @param to its last day
 * @param words how the text names the days; may be empty
 * @param moves how often it was moved
 * @param off whether it will not happen, as far as is known
 * @param saidAt when the newest revision was collected
 */
record Happening(long noticeId, String title, String what, String cloud, LocalDate from, LocalDate to, String words,
		int moves, boolean off, Instant saidAt, Impact impact) {

	static final String ACT_BY = "act-by";

	private static final int LONG_DAYS = 14;

	/** The key of the words that say what it is. */
	String name() {
		boolean ends = this.impact.category() == Category.RETIREMENT
				&& (this.what.equals("date") || this.what.equals("general-availability"));
		return "calendar.what." + (ends ? "retires" : this.what);
	}

	/** The same for as long as the notice speaks of it, wherever it moves. */
	String key() {
		return this.noticeId + "-" + this.what + (this.cloud.isEmpty() ? "" : "-" + this.cloud);
	}

	/** Whether it takes so long that no day is its day. */
	boolean isLong() {
		return ChronoUnit.DAYS.between(this.from, this.to) >= LONG_DAYS;
	}

	boolean meets(LocalDate first, LocalDate last) {
		return !this.to.isBefore(first) && !this.from.isAfter(last);
	}

}
