package org.runstate.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.runstate.acknowledgement.NewObligation;
import org.runstate.audience.Person;
import org.runstate.database.JsonColumn;
import org.runstate.delivery.NewMessage;

/**
 * What a portion of newcomers is told.
 */
final class CaughtUp {

	private final List<NewObligation> owed = new ArrayList<>();

	private final List<NewMessage> messages = new ArrayList<>();

	private final List<Object[]> digests = new ArrayList<>();

	private final int people;

	CaughtUp(int people) {
		this.people = people;
	}

	/** Everything that they owe counts, also what the mail has no room for. */
	void add(Newcomer whom, List<Item> items, Composed composed, long to, Instant now) {
		Person person = whom.person();
		UUID id = UUID.randomUUID();
		String reason = whom.why() + " " + whom.onDay();
		this.messages.add(new NewMessage(id, "catch-up " + person.id() + " " + reason, "digest", person.id(),
				person.email(), person.name(), composed.subject(), composed.body(), composed.unsubscribe(), now));
		this.digests.add(new Object[] { person.id(), "catch-up " + reason, id.toString(),
				JsonColumn.write(items.stream().map((item) -> item.news().revisionId()).toList()), to, to, now });
		items.stream()
			.filter((item) -> item.concern().owes())
			.map((item) -> new NewObligation(person.id(), item.news().noticeId(), item.news().number(), false,
					item.due(), Selection.isUrgent(item.news())))
			.forEach(this.owed::add);
	}

	List<NewObligation> owed() {
		return this.owed;
	}

	List<NewMessage> messages() {
		return this.messages;
	}

	List<Object[]> digests() {
		return this.digests;
	}

	int people() {
		return this.people;
	}

}
