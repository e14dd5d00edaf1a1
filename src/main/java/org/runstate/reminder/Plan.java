package org.runstate.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.runstate.audience.Absence;
import org.runstate.audience.Person;
import org.runstate.reminder.LastMails.LastMail;

/**
 * Who is reminded now, and of what.
 */
final class Plan {

	private Plan() {
	}

	/** Those of these people who may be written to now. */
	static List<Person> present(Collection<Long> recipients, Map<Long, Person> known, Map<Long, Absence> away,
			Instant now, LadderSettings ladder) {
		return recipients.stream()
			.map(known::get)
			.flatMap(Stream::ofNullable)
			.filter((person) -> person.active() && !away.containsKey(person.id())
					&& ladder.isOpen(now.atZone(person.zone()), person.hour()))
			.toList();
	}

	/**
	 * What these people are reminded of, if they had no mail today.
	 * @param open what anybody owes, by day
	 * @param away who is away, by person
	 * @param last the last mail to each address
	 * @param cancelled what messages that were cancelled had said
	 */
	static Map<Person, Climb> climbs(List<Person> present, Map<Long, Person> known, Map<Long, Absence> away,
			List<Owed> open, Map<String, LastMail> last, Map<String, Set<Long>> cancelled, Instant now,
			LadderSettings ladder) {
		Map<Long, List<Owed>> asked = asked(open, known, away);
		Map<Person, Climb> climbs = new LinkedHashMap<>();
		for (Person person : present) {
			LastMail before = last.getOrDefault(person.email(), LastMail.none(person.email()));
			LocalDate today = now.atZone(person.zone()).toLocalDate();
			String message = before.messageId();
			if (before.allows(today)) {
				Set<Long> repeated = (before.again() && message != null) ? cancelled.getOrDefault(message, Set.of())
						: Set.of();
				climbs.put(person, Climb.of(asked.getOrDefault(person.id(), List.of()), repeated, today, ladder));
			}
		}
		return climbs;
	}

	/** What each is asked for: their own, and that of those for whom they stand in. */
	private static Map<Long, List<Owed>> asked(List<Owed> open, Map<Long, Person> known, Map<Long, Absence> away) {
		Map<Long, List<Owed>> asked = new HashMap<>();
		for (Owed one : open) {
			Person owner = known.get(one.personId());
			Absence absence = away.get(one.personId());
			Long to = (absence != null) ? absence.delegateId() : Long.valueOf(one.personId());
			if (owner != null && owner.active() && to != null) {
				asked.computeIfAbsent(to, (id) -> new ArrayList<>()).add(one);
			}
		}
		return asked;
	}

}
