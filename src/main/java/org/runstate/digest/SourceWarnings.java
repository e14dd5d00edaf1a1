package org.runstate.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.delivery.Rendered;
import org.runstate.language.Dates;
import org.runstate.source.SourceHealth.Unwell;
import org.runstate.source.SourceWatch;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the owners of sources that cannot be seen or have fallen silent: once, then at
 * most weekly, in one mail for all of a person's sources. A source whose owner is not
 * known is the administrators'. Works in the transaction of the caller.
 */
@Component
class SourceWarnings {

	private final SourceWatch watch;

	private final People people;

	private final Outbox outbox;

	private final MailTemplates templates;

	private final Clock clock;

	private final String baseUrl;

	SourceWarnings(SourceWatch watch, People people, Outbox outbox, MailTemplates templates, Clock clock,
			@Value("${runstate.base-url}") String baseUrl) {
		this.watch = watch;
		this.people = people;
		this.outbox = outbox;
		this.templates = templates;
		this.clock = clock;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
	}

	/**
	 * Tells whoever has to be told.
	 * @return how many messages were queued
	 */
	int warn() {
		Instant now = this.clock.instant();
		List<Unwell> unwell = this.watch.unwarned(now);
		if (unwell.isEmpty()) {
			return 0;
		}
		Map<String, Person> owners = this.people.byEmails(unwell.stream().map(Unwell::owner).toList());
		List<Person> administrators = this.people.administrators();
		Map<Person, List<Unwell>> mails = new LinkedHashMap<>();
		List<Unwell> told = new ArrayList<>();
		for (Unwell one : unwell) {
			Person owner = owners.get(one.owner());
			List<Person> recipients = (owner != null && owner.active()) ? List.of(owner) : administrators;
			recipients.forEach((person) -> mails.computeIfAbsent(person, (key) -> new ArrayList<>()).add(one));
			if (!recipients.isEmpty()) {
				told.add(one);
			}
		}
		this.outbox.add(mails.entrySet().stream().map((mail) -> message(mail.getKey(), mail.getValue(), now)).toList());
		this.watch.warned(told, now);
		return mails.size();
	}

	private NewMessage message(Person person, List<Unwell> unwell, Instant now) {
		List<Map<String, Object>> sources = unwell.stream()
			.map((one) -> Map.<String, Object>of("name", one.name(), "failing", one.failing(), "span",
					Lapse.span(one.since(), now), "since",
					Dates.longer(LocalDate.ofInstant(one.since(), ZoneOffset.UTC), person.locale()), "why",
					(one.failure() != null) ? one.failure() : "", "detail", (one.detail() != null) ? one.detail() : "",
					"pageUrl", this.baseUrl + "/sources/" + one.key()))
			.toList();
		Rendered mail = this.templates.render("source", person.locale(), Map.of("name", person.name(), "sources",
				sources, "count", sources.size(), "homeUrl", this.baseUrl + "/sources"));
		// Several mails a day are possible where several sources fall silent one by one.
		String cause = "source " + person.id() + " " + now;
		return new NewMessage(UUID.randomUUID(), cause, "source", person.id(), person.email(), person.name(),
				mail.subject(), mail.text(), mail.html(), null, now);
	}

}
