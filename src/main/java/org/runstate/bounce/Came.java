package org.runstate.bounce;

import org.jspecify.annotations.Nullable;

/**
 * A mail that came to the mailbox of bounces.
 *
 * @param message the number of the message that it is about, or null when it names none
 * that could be ours
 * @param failure null for what tells of no failure: a vacation reply, a delay, a receipt
 */
record Came(@Nullable String message, @Nullable Failure failure) {
}
