package org.runstate.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.runstate.audience.Absence;
import org.runstate.audience.Absentees;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.reminder.LastMails.LastMail;
import org.runstate.reminder.LastMails.Made;
import org.runstate.reminder.Overdue.Pending;
import org.runstate.reminder.Reach.Reached;
import org.runstate.reminder.Reach.Target;

import org.springframework.stereotype.Component;

/**
 * Tells those who answer for people that reminding was of no use: in one mail a local day
 * for each of them, in their working hours. Nobody to tell is an error, which the
 * administrators are told and the reports show. Works in the transaction of the caller.
 */
@Component
class Escalations {

	/** Who is out of hours, or away, is looked at again so often. */
	private static final Duration LATER = Duration.ofMinutes(15);

	private final Overdue overdue;

	private final LastMails mails;

	private final People people;

	private final Absentees absentees;

	private final Reach reach;

	private final LadderMail letters;

	private final Outbox outbox;

	private final LadderSettings ladder;

	private final Clock clock;

	Escalations(Overdue overdue, LastMails mails, People people, Absentees absentees, Reach reach, LadderMail letters,
			Outbox outbox, LadderSettings ladder, Clock clock) {
		this.overdue = overdue;
		this.mails = mails;
		this.people = people;
		this.absentees = absentees;
		this.reach = reach;
		this.letters = letters;
		this.outbox = outbox;
		this.ladder = ladder;
		this.clock = clock;
	}

	/**
	 * Escalates what has to be now.
	 * @return how many messages were queued
	 */
	int escalate() {
		Instant now = this.clock.instant();
		List<Owed> due = this.overdue.lock(now);
		if (due.isEmpty()) {
			return 0;
		}
		Map<Long, Person> owners = this.people.find(due.stream().map(Owed::personId).collect(Collectors.toSet()));
		Map<Long, Absence> away = this.absentees.away(owners.values(), now);
		Map<Long, Reached> reached = this.reach.of(owners.values(), now);
		Map<Long, Set<String>> told = this.overdue.told(due);
		List<Target> administrators = administrators(now);
		Map<Recipient, List<Escalated>> mails = new LinkedHashMap<>();
		List<Pending> pending = new ArrayList<>();
		for (Owed one : due) {
			Person owner = Objects.requireNonNull(owners.get(one.personId()));
			Absence absence = away.get(owner.id());
			if (absence != null && absence.delegateId() == null) {
				pending.add(new Pending(one.id(), now.plus(LATER), null));
				continue;
			}
			Reached whom = Objects.requireNonNull(reached.get(owner.id()));
			boolean nobody = whom.to().isEmpty();
			String problem = nobody ? String.join("; ", whom.problems()) : null;
			boolean left = nobody;
			for (Target target : nobody ? administrators : whom.to()) {
				if (!told.getOrDefault(one.id(), Set.of()).contains(target.recipient().email())) {
					mails.computeIfAbsent(target.recipient(), (to) -> new ArrayList<>())
						.add(new Escalated(owner, one,
								nobody ? "nobody else can be told: " + problem : "you are " + target.because()));
					left = true;
				}
			}
			pending.add(new Pending(one.id(), left ? now.plus(LATER) : null, problem));
		}
		this.overdue.keep(pending);
		return send(mails, now);
	}

	private int send(Map<Recipient, List<Escalated>> mails, Instant now) {
		mails.keySet().removeIf((to) -> !this.ladder.isOpen(now.atZone(to.zone()), to.hour()));
		Map<String, LastMail> last = this.mails.lock(LadderMail.ESCALATION,
				new TreeSet<>(mails.keySet().stream().map(Recipient::email).toList()));
		List<Made> made = new ArrayList<>();
		List<Object[]> told = new ArrayList<>();
		mails.forEach((to, some) -> {
			LocalDate today = now.atZone(to.zone()).toLocalDate();
			LastMail before = Objects.requireNonNull(last.get(to.email()));
			if (before.allows(today)
					&& made.stream().noneMatch((one) -> one.message().recipient().equals(to.email()))) {
				NewMessage mail = this.letters.escalation(to, some,
						before.cause(LadderMail.ESCALATION, Overdue.nameOf(to), today), now);
				made.add(new Made(mail, today, some.stream().map((one) -> one.owed().id()).toList()));
				some.forEach((one) -> told.add(new Object[] { one.owed().id(), one.owed().fromRevision(), to.email(),
						one.because(), mail.id().toString(), now }));
			}
		});
		this.outbox.add(made.stream().map(Made::message).toList());
		this.mails.keep(made);
		this.overdue.add(told);
		return made.size();
	}

	/** Administrators who are not away. */
	private List<Target> administrators(Instant now) {
		List<Person> administrators = this.people.administrators();
		Map<Long, Absence> away = this.absentees.away(administrators, now);
		return administrators.stream()
			.filter((person) -> !away.containsKey(person.id()))
			.map((person) -> new Target(Recipient.of(person), "an administrator"))
			.toList();
	}

}
