package org.runstate.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.delivery.Outbox;
import org.runstate.support.DeskMail.Letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whoever looks after the source of a notice that users call about it; the
 * administrators, where nobody does.
 */
@Component
class OwnerMail {

	private final JdbcClient jdbc;

	private final People people;

	private final Outbox outbox;

	private final DeskMail mail;

	OwnerMail(JdbcClient jdbc, People people, Outbox outbox, DeskMail mail) {
		this.jdbc = jdbc;
		this.people = people;
		this.outbox = outbox;
		this.mail = mail;
	}

	/** Works in the transaction of the caller. */
	void tell(long noticeId, int calls, Instant now) {
		Map<String, Object> notice = this.jdbc.sql("""
				select r.title, s.name source, coalesce(s.owner, '') owner from notice n
				join revision r on r.notice_id = n.id and r.number = n.latest
				join source s on s.id = n.source_id where n.id = ?
				""").param(noticeId).query().singleRow();
		String title = String.valueOf(notice.get("title"));
		String source = String.valueOf(notice.get("source"));
		Optional<Person> owner = this.people.find(String.valueOf(notice.get("owner"))).filter(Person::active);
		List<Person> told = owner.map(List::of).orElseGet(this.people::administrators);
		this.outbox.add(told.stream()
			.map((person) -> this.mail.to(person, "urgent", "calls " + noticeId + " " + person.id(),
					"/desk/cards/" + noticeId,
					(say) -> new Letter(say.say("calls.subject", calls, title), say.say("calls.heading", calls),
							List.of(title, say.say("calls.text")), List.of(), say.say("calls.button"),
							say.say("calls.why", source)),
					now))
			.toList());
	}

}
