package org.runstate.acknowledgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days and moments as people read them: "22 Nov 2026" and "22 Nov 2026, 08:15 UTC".
 */
public final class Days {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);

	private Days() {
	}

	/** A day in a text: {@code 27 Nov 2026}. */
	public static String day(LocalDate day) {
		return DAY.format(day);
	}

	/** A day in a subject: {@code 27 Nov}. */
	public static String shorter(LocalDate day) {
		return SHORT.format(day);
	}

	static String moment(Instant moment, ZoneId zone) {
		return MOMENT.format(moment.atZone(zone));
	}

}
