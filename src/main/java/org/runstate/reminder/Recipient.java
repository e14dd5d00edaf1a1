package org.runstate.reminder;

import java.time.ZoneId;
import java.util.Locale;

import org.runstate.audience.Person;

/**
 * Whoever hears of what others did not acknowledge.
 *
 * @param personId 0 for an address that is nobody's here
 * @param name empty for such an address
 * @param hour from which they may be written to
 */
record Recipient(long personId, String email, String name, ZoneId zone, int hour, Locale locale) {

	private static final int MORNING = 9;

	static Recipient of(Person person) {
		return new Recipient(person.id(), person.email(), person.name(), person.zone(), person.hour(), person.locale());
	}

	/**
	 * An address of which only that is known; its hours are those of whom it is about.
	 */
	static Recipient unknown(String email, ZoneId zone) {
		return new Recipient(0, email, "", zone, MORNING, Locale.ENGLISH);
	}

}
