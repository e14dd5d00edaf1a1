package org.runstate.digest;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.runstate.delivery.Rendered;

/**
 * A mail for one person.
 *
 * @param listed the items it says something about; further ones it only counts
 * @param unsubscribe the address that declines by one click, or null when something in it
 * is owed
 */
record Composed(Rendered mail, List<Item> listed, @Nullable String unsubscribe) {
}
