package org.runstate.audience;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A time for which somebody is away, by their own calendar.
 *
 * @param from the first day
 * @param to the last day
 * @param delegateId who stands in for them, or null when nobody does
 */
public record Absence(long id, long personId, LocalDate from, LocalDate to, @Nullable Long delegateId) {

	/** Whether they are away on a day. */
	public boolean covers(LocalDate day) {
		return !day.isBefore(this.from) && !day.isAfter(this.to);
	}

}
