package org.runstate.digest;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How far a person has been told.
 *
 * @param toldTo the position up to which their digests went
 * @param urgentTo the position up to which they were told what is urgent
 * @param lastOn the local date of their last daily digest
 */
record Progress(long personId, long toldTo, long urgentTo, @Nullable LocalDate lastOn) {

	/**
	 * The same with the digests left out that have not left.
	 * @param unsent by person, the position after which these begin
	 */
	Progress with(Map<Long, Long> unsent) {
		long before = Math.min(this.toldTo, unsent.getOrDefault(this.personId, this.toldTo));
		return new Progress(this.personId, before, this.urgentTo, this.lastOn);
	}

}
