package org.runstate.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * On which local date a daily digest is due. An hour that the clocks leave out comes
 * right after the gap, one that they repeat counts once, and a date that a zone leaves
 * out has no digest. So a person has never two digests for a local date, and none is
 * missed.
 */
final class LocalDays {

	/** How long a digest whose hour fell into the last minutes of its day may be late. */
	private static final Duration INTO_THE_NEXT_DAY = Duration.ofHours(1);

	private LocalDays() {
	}

	/**
	 * The local date for which a digest is due.
	 * @param hour the local hour from which it is made, 0 to 23
	 * @return empty when the hour has not come yet
	 */
	static Optional<LocalDate> due(Instant now, ZoneId zone, int hour) {
		LocalDate today = now.atZone(zone).toLocalDate();
		if (!begins(today, zone, hour).isAfter(now)) {
			return Optional.of(today);
		}
		LocalDate yesterday = today.minusDays(1);
		Instant late = begins(yesterday, zone, hour);
		boolean movedHere = late.atZone(zone).toLocalDate().equals(today);
		return (movedHere && !late.isAfter(now) && now.isBefore(late.plus(INTO_THE_NEXT_DAY))) ? Optional.of(yesterday)
				: Optional.empty();
	}

	private static Instant begins(LocalDate date, ZoneId zone, int hour) {
		return date.atTime(hour, 0).atZone(zone).toInstant();
	}

}
