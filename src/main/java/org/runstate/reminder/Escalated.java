package org.runstate.reminder;

import org.runstate.audience.Person;

/**
 * Something that was not acknowledged, as one recipient hears of it.
 *
 * @param because why this recipient hears of it
 */
record Escalated(Person owner, Owed owed, String because) {
}
