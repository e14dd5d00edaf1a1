package org.runstate.digest;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How far a person has been told.
 *
 * @param toldTo the position up to which their digests went
 * @param urgentTo the position up to which they were told what is urgent
 * @param lastOn the local date of their last daily digest
 */
record Progress(long personId, long toldTo, long urgentTo, @Nullable LocalDate lastOn) {
}
