package org.runstate.support;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Something that people are trained with.
 *
 * @param owner the name of whoever keeps it right
 * @param reviewedOn when somebody last looked whether it is
 * @param everyDays how long that holds
 * @param open how many notices wait to be looked at
 */
record Material(long id, int version, String title, @Nullable String url, long ownerId, String owner, String ownerEmail,
		Topics topics, LocalDate reviewedOn, int everyDays, boolean retired, int open) {

	/** When somebody has to look again. */
	LocalDate due() {
		return this.reviewedOn.plusDays(this.everyDays);
	}

}
