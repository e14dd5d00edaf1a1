package org.runstate.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.delivery.Rendered;
import org.runstate.digest.Overdues.Overdue;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reminds people of what they owe, in one mail a day at most, and tells their manager
 * when that was of no use. Works in the transaction of the caller.
 */
@Component
class Reminders {

	private static final Duration LINKS_LAST = Duration.ofDays(90);

	private final Overdues overdues;

	private final People people;

	private final Outbox outbox;

	private final MailTemplates templates;

	private final LinkTokens tokens;

	private final LadderSettings ladder;

	private final Clock clock;

	private final String baseUrl;

	Reminders(Overdues overdues, People people, Outbox outbox, MailTemplates templates, LinkTokens tokens,
			LadderSettings ladder, Clock clock, @Value("${runstate.base-url}") String baseUrl) {
		this.overdues = overdues;
		this.people = people;
		this.outbox = outbox;
		this.templates = templates;
		this.tokens = tokens;
		this.ladder = ladder;
		this.clock = clock;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
	}

	/** People by number of whom one may be due for a reminder. */
	List<Long> candidates(long afterId, int most) {
		// Somewhere it is tomorrow already.
		LocalDate latest = LocalDate.ofInstant(this.clock.instant(), java.time.ZoneOffset.UTC)
			.plusDays(1L - this.ladder.day(1));
		return this.overdues.people(latest, this.ladder.rungs(), afterId, most);
	}

	/**
	 * Reminds those of these people whose hour has come and who were not reminded today.
	 * @return how many messages were queued
	 */
	int remind(Collection<Long> ids) {
		Instant now = this.clock.instant();
		Map<Long, List<Overdue>> open = this.overdues.lock(ids)
			.stream()
			.collect(Collectors.groupingBy(Overdue::personId, LinkedHashMap::new, Collectors.toList()));
		Map<Long, Person> known = this.people.find(open.keySet());
		Map<Long, String> causes = new LinkedHashMap<>();
		known.values()
			.stream()
			.filter((person) -> person.active() && now.atZone(person.zone()).getHour() >= person.hour())
			.forEach((person) -> causes.put(person.id(), cause("reminder", person, now)));
		Set<String> reminded = this.outbox.known(causes.values());
		List<NewMessage> messages = new ArrayList<>();
		List<Overdue> climbed = new ArrayList<>();
		causes.forEach((id, cause) -> {
			if (!reminded.contains(cause)) {
				remind(known.get(id), open.getOrDefault(id, List.of()), now, messages, climbed);
			}
		});
		this.outbox.add(messages);
		this.overdues.climb(climbed);
		return messages.size();
	}

	private void remind(@Nullable Person person, List<Overdue> open, Instant now, List<NewMessage> messages,
			List<Overdue> climbed) {
		if (person == null) {
			return;
		}
		LocalDate today = now.atZone(person.zone()).toLocalDate();
		List<Overdue> higher = open.stream()
			.map((one) -> one
				.on(Math.max(one.rung(), this.ladder.reached(ChronoUnit.DAYS.between(one.dueOn(), today)))))
			.toList();
		List<Overdue> moved = higher.stream().filter((one) -> !open.contains(one)).toList();
		if (moved.isEmpty()) {
			return;
		}
		climbed.addAll(moved);
		// The whole list, not only what moved: one mail a day says everything.
		List<Overdue> said = higher.stream().filter((one) -> one.rung() > 0).toList();
		messages.add(message("reminder", person, person.email(), person.name(), said, now));
		String manager = person.manager();
		List<Overdue> escalated = moved.stream().filter((one) -> one.rung() == this.ladder.rungs()).toList();
		if (manager != null && !escalated.isEmpty()) {
			messages.add(message("escalation", person, manager, "", escalated, now));
		}
	}

	private NewMessage message(String kind, Person person, String recipient, String name, List<Overdue> said,
			Instant now) {
		ZonedDateTime local = now.atZone(person.zone());
		boolean own = kind.equals("reminder");
		List<Map<String, Object>> notices = said.stream()
			.map((one) -> Map.<String, Object>of("title", one.title(), "due", Days.longer(one.dueOn()), "late",
					one.dueOn().isBefore(local.toLocalDate()), "pageUrl", this.baseUrl + "/notices/" + one.noticeId(),
					"acknowledgeUrl", own ? acknowledge(one, now) : ""))
			.toList();
		Rendered mail = this.templates.render(kind,
				Map.of("name", person.name(), "email", person.email(), "notices", notices, "count", notices.size(),
						"late", said.stream().filter((one) -> one.dueOn().isBefore(local.toLocalDate())).count(), "by",
						Days.shorter(said.get(0).dueOn()), "dayShort", Days.shorter(local.toLocalDate()), "locale",
						person.locale().toLanguageTag(), "homeUrl", this.baseUrl + "/", "preferences",
						own ? this.baseUrl + "/u/"
								+ this.tokens.issue(Purpose.PREFERENCES, person.id(), 0, 0, now.plus(LINKS_LAST))
								: ""));
		return new NewMessage(UUID.randomUUID(), cause(kind, person, now), kind, person.id(), recipient, name,
				mail.subject(), mail.text(), mail.html(), null, now);
	}

	private String acknowledge(Overdue one, Instant now) {
		return this.baseUrl + "/a/" + this.tokens.issue(Purpose.ACKNOWLEDGE, one.personId(), one.noticeId(),
				one.revision(), now.plus(LINKS_LAST));
	}

	private static String cause(String kind, Person person, Instant now) {
		return kind + " " + person.id() + " " + now.atZone(person.zone()).toLocalDate();
	}

}
