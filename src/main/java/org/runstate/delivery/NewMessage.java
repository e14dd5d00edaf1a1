package org.runstate.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent: everything that will leave is fixed here.
 *
 * @param id also the left side of the mail's Message-ID
 * @param cause what made this message necessary, such as {@code digest 17 2026-11-22}; a
 * second message of the same cause is not made
 * @param kind {@code digest}, {@code urgent}, {@code reminder}, {@code escalation} or
 * {@code announcement}
 * @param unsubscribe the address that declines such messages by one click, or null for
 * what cannot be declined
 * @param dueAt when it may leave
 */
public record NewMessage(UUID id, String cause, String kind, long personId, String recipient, String recipientName,
		String subject, Body body, @Nullable String unsubscribe, Instant plannedAt, Instant dueAt) {

	/** A message that may leave at once. */
	public NewMessage(UUID id, String cause, String kind, long personId, String recipient, String recipientName,
			String subject, Body body, @Nullable String unsubscribe, Instant plannedAt) {
		this(id, cause, kind, personId, recipient, recipientName, subject, body, unsubscribe, plannedAt, plannedAt);
	}

	/** A message that shares nothing with others. */
	public NewMessage(UUID id, String cause, String kind, long personId, String recipient, String recipientName,
			String subject, String text, String html, @Nullable String unsubscribe, Instant plannedAt) {
		this(id, cause, kind, personId, recipient, recipientName, subject, Body.of(text, html), unsubscribe, plannedAt);
	}

}
