package org.runstate.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.runstate.acknowledgement.Changed;
import org.runstate.acknowledgement.Changed.Change;
import org.runstate.audience.Absence;
import org.runstate.audience.Absentees;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.reminder.LastMails.LastMail;
import org.runstate.reminder.LastMails.Made;

import org.springframework.stereotype.Component;

/**
 * Reminds people of what they owe, and of what they stand in for: in one mail a local day
 * at most, in their working hours, and not while they are away. Works in the transaction
 * of the caller.
 */
@Component
class Reminders {

	private final Debts debts;

	private final LastMails mails;

	private final People people;

	private final Absentees absentees;

	private final Changed changed;

	private final LadderMail letters;

	private final Outbox outbox;

	private final LadderSettings ladder;

	private final Clock clock;

	Reminders(Debts debts, LastMails mails, People people, Absentees absentees, Changed changed, LadderMail letters,
			Outbox outbox, LadderSettings ladder, Clock clock) {
		this.debts = debts;
		this.mails = mails;
		this.people = people;
		this.absentees = absentees;
		this.changed = changed;
		this.letters = letters;
		this.outbox = outbox;
		this.ladder = ladder;
		this.clock = clock;
	}

	/**
	 * Reminds these people of what takes its next step today.
	 * @return how many messages were queued
	 */
	int remind(Collection<Long> recipients) {
		Instant now = this.clock.instant();
		Set<Long> owners = new TreeSet<>(recipients);
		this.absentees.standIns(recipients, now).forEach((one) -> owners.add(one.personId()));
		List<Owed> open = this.debts.lock(owners);
		Map<Long, Person> known = new HashMap<>(this.people.find(owners));
		Map<Long, Absence> away = this.absentees.away(known.values(), now);
		known.putAll(this.people.find(givers(open, known)));
		List<Person> present = Plan.present(recipients, known, away, now, this.ladder);
		Map<String, LastMail> last = this.mails.lock(LadderMail.REMINDER, present.stream().map(Person::email).toList());
		Map<String, Set<Long>> cancelled = this.debts.items(last.values()
			.stream()
			.filter(LastMail::again)
			.map(LastMail::messageId)
			.flatMap(Stream::ofNullable)
			.toList());
		Map<Person, Climb> climbs = Plan.climbs(present, known, away, open, last, cancelled, now, this.ladder);
		return send(climbs, last, known, now);
	}

	private int send(Map<Person, Climb> climbs, Map<String, LastMail> last, Map<Long, Person> known, Instant now) {
		Map<Long, List<Change>> changes = this.changed.of(climbs.values()
			.stream()
			.flatMap((climb) -> climb.said().stream())
			.filter((one) -> one.again() != null)
			.map(Owed::noticeId)
			.collect(Collectors.toSet()));
		List<Made> made = new ArrayList<>();
		List<String> silent = new ArrayList<>();
		climbs.forEach((person, climb) -> {
			LocalDate today = now.atZone(person.zone()).toLocalDate();
			LastMail before = Objects.requireNonNull(last.get(person.email()));
			if (climb.said().isEmpty()) {
				silent.add(person.email());
				return;
			}
			NewMessage mail = this.letters.reminder(person, climb, known, changes,
					before.cause(LadderMail.REMINDER, Long.toString(person.id()), today), now);
			made.add(new Made(mail, today, climb.said().stream().map(Owed::id).toList()));
		});
		this.outbox.add(made.stream().map(Made::message).toList());
		this.mails.keep(made);
		this.mails.forget(LadderMail.REMINDER, silent);
		this.debts.keep(climbs.values().stream().flatMap((climb) -> climb.moved().stream()).toList(),
				climbs.values()
					.stream()
					.flatMap((climb) -> climb.topped().stream())
					.map(Owed::id)
					.collect(Collectors.toSet()));
		return made.size();
	}

	private static Set<Long> givers(List<Owed> open, Map<Long, Person> known) {
		return open.stream()
			.map(Owed::givenBy)
			.flatMap(Stream::ofNullable)
			.filter((giver) -> !known.containsKey(giver))
			.collect(Collectors.toSet());
	}

}
