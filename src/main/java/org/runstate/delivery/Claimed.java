package org.runstate.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message that this process may send.
 *
 * @param state {@code queued}, {@code retry} or {@code unknown}
 * @param attempts how often it was tried before
 * @param claim the fencing number: whoever claims the message later has a higher one
 */
record Claimed(String id, String kind, String recipient, String recipientName, String subject, String text, String html,
		@Nullable String unsubscribe, Instant plannedAt, String state, int attempts, int claim) {
}
