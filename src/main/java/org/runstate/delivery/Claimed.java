package org.runstate.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message that this process may send.
 *
 * @param body null when what it was made of is no longer kept
 * @param state {@code queued}, {@code retry} or {@code unknown}
 * @param attempts how often it was tried before
 * @param claim the fencing number: whoever claims the message later has a higher one
 */
record Claimed(String id, String kind, String recipient, String recipientName, String subject, @Nullable Body body,
		@Nullable String unsubscribe, Instant plannedAt, String state, int attempts, int claim) {

	Claimed with(@Nullable Body content) {
		return new Claimed(this.id, this.kind, this.recipient, this.recipientName, this.subject, content,
				this.unsubscribe, this.plannedAt, this.state, this.attempts, this.claim);
	}

	/** The same as it is once it was claimed. */
	Claimed next() {
		return new Claimed(this.id, this.kind, this.recipient, this.recipientName, this.subject, this.body,
				this.unsubscribe, this.plannedAt, this.state, this.attempts, this.claim + 1);
	}

}
