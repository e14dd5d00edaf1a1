package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.runstate.audience.Absence;
import org.runstate.audience.Absentees;
import org.runstate.audience.People;
import org.runstate.audience.Person;

import org.springframework.stereotype.Component;

/**
 * What people may acknowledge for those who are away and named them.
 */
@Component
class StandIns {

	private final Absentees absentees;

	private final People people;

	private final Obligations obligations;

	private final Clock clock;

	StandIns(Absentees absentees, People people, Obligations obligations, Clock clock) {
		this.absentees = absentees;
		this.people = people;
		this.obligations = obligations;
		this.clock = clock;
	}

	/** For whom somebody stands in today, and what waits for each. */
	List<StandIn> of(long delegate) {
		Instant now = this.clock.instant();
		List<Absence> absences = this.absentees.standIns(List.of(delegate), now);
		Map<Long, Person> known = this.people.find(absences.stream().map(Absence::personId).toList());
		List<StandIn> standIns = new ArrayList<>();
		for (Absence absence : absences) {
			Person person = known.get(absence.personId());
			if (person != null && person.active() && absence.covers(LocalDate.ofInstant(now, person.zone()))) {
				standIns.add(new StandIn(person.id(), person.name(), Days.day(absence.to()),
						this.obligations.waiting(person.id())
							.stream()
							.map((owed) -> NoticeLine.of(owed, "", LocalDate.ofInstant(now, person.zone())))
							.toList()));
			}
		}
		return standIns;
	}

	/** The person for whom somebody stands in today, if they do. */
	Optional<Person> person(long id, long delegate) {
		Instant now = this.clock.instant();
		return this.people.find(id)
			.filter(Person::active)
			.filter((person) -> this.absentees.standIns(List.of(delegate), now)
				.stream()
				.anyMatch((one) -> one.personId() == id && one.covers(LocalDate.ofInstant(now, person.zone()))));
	}

	/**
	 * Somebody who is away.
	 *
	 * @param until the last day
	 */
	public record StandIn(long id, String name, String until, List<NoticeLine> waiting) {
	}

}
