package org.runstate.digest;

import java.time.LocalDate;

/**
 * Somebody is to be caught up.
 *
 * @param because {@value #JOINED}, or the key of the audience that was gained
 * @param onDay the first local date on which
 */
record CatchUp(long personId, String because, LocalDate onDay) {

	static final String JOINED = "joined";

	boolean isJoining() {
		return this.because.equals(JOINED);
	}

}
