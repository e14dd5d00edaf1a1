package org.runstate.impact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a notice says now, and the days that decide whether it still matters to somebody
 * who has never heard of it.
 *
 * @param news as it stands, without its text
 * @param newsAt the position of its last news, null if it has never been news
 * @param lastDay the end of the last interval that it promises, if it promises any
 * @param saidAt when the source said it, as far as that is known
 * @param over whether the source says that it is resolved or completed
 */
public record Lasting(News news, @Nullable Long newsAt, @Nullable LocalDate lastDay, @Nullable Instant saidAt,
		boolean over) {

	/** What ended longer ago is long done. */
	static final int DAYS_AFTER_THE_END = 30;

	/** Something urgent without a day is so for a while. */
	static final int DAYS_URGENT = 30;

	/** So long an incident, a known issue or what names no day is fresh. */
	static final int DAYS_FRESH = 14;

	/** Whether it is in effect or coming, and not long done. */
	public boolean matters(LocalDate today, Instant now) {
		LocalDate actBy = this.news.impact().actBy();
		if (this.over) {
			return false;
		}
		if ((actBy != null && !actBy.isBefore(today))
				|| (this.lastDay != null && !this.lastDay.isBefore(today.minusDays(DAYS_AFTER_THE_END)))) {
			return true;
		}
		Urgency urgency = this.news.impact().urgency();
		if (urgency == Urgency.NOW || urgency == Urgency.SOON) {
			return saidWithin(DAYS_URGENT, now);
		}
		Category category = this.news.impact().category();
		boolean trouble = category == Category.INCIDENT || category == Category.KNOWN_ISSUE;
		return (trouble || (actBy == null && this.lastDay == null)) && saidWithin(DAYS_FRESH, now);
	}

	private boolean saidWithin(int days, Instant now) {
		return this.saidAt != null && this.saidAt.plus(Duration.ofDays(days)).isAfter(now);
	}

}
