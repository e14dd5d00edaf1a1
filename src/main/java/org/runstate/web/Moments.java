package org.runstate.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Moments as the reader of a page understands them: by their own clock, with the name of
 * its zone, so that the hour that comes twice in autumn is told apart.
 */
public final class Moments {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	private final Supplier<ZoneId> reader;

	private final Instant now;

	private @Nullable ZoneId zone;

	/**
	 * Moments for one reader.
	 * @param reader asked for their zone once, when a page shows a time
	 */
	Moments(Supplier<ZoneId> reader, Instant now) {
		this.reader = reader;
		this.now = now;
	}

	/** As short as it can be said: {@code today, 08:15 CET}. */
	public String words(Instant moment) {
		ZonedDateTime there = moment.atZone(zone());
		LocalDate today = LocalDate.ofInstant(this.now, zone());
		long days = ChronoUnit.DAYS.between(today, there.toLocalDate());
		String day = switch ((int) Math.max(-2, Math.min(2, days))) {
			case -1 -> "yesterday";
			case 0 -> "today";
			case 1 -> "tomorrow";
			default -> DAY.format(there);
		};
		return day + ", " + TIME.format(there);
	}

	/** In full: {@code 23 Nov 2026, 08:15 CET (Europe/Berlin), 3 hours ago}. */
	public String full(Instant moment) {
		ZonedDateTime there = moment.atZone(zone());
		return "%s, %s (%s), %s".formatted(DAY.format(there), TIME.format(there), zone().getId(), distance(moment));
	}

	private String distance(Instant moment) {
		Duration away = Duration.between(this.now, moment);
		Duration far = away.abs();
		if (far.toSeconds() < 60) {
			return "just now";
		}
		String words = (far.toHours() < 1) ? count(far.toMinutes(), "minute")
				: (far.toDays() < 1) ? count(far.toHours(), "hour") : count(far.toDays(), "day");
		return away.isNegative() ? words + " ago" : "in " + words;
	}

	private static String count(long number, String unit) {
		return number + " " + unit + ((number == 1) ? "" : "s");
	}

	private ZoneId zone() {
		if (this.zone == null) {
			this.zone = this.reader.get();
		}
		return this.zone;
	}

}
