package org.runstate.reminder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.bounce.Bounces;
import org.runstate.bounce.Unreachable;

import org.runstate.audience.Absence;
import org.runstate.audience.Absentees;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Teams;
import org.runstate.audience.Teams.Team;

import org.springframework.stereotype.Component;

/**
 * To whom an escalation goes: the owner of the team and the manager, or who stands in for
 * them. When none of them can be reached it goes to the administrators, and is an error
 * until somebody can.
 */
@Component
class Reach {

	private final People people;

	private final Teams teams;

	private final Absentees absentees;

	private final Bounces bounces;

	Reach(People people, Teams teams, Absentees absentees, Bounces bounces) {
		this.people = people;
		this.bounces = bounces;
		this.teams = teams;
		this.absentees = absentees;
	}

	/** Who hears when these people do not acknowledge, by person. */
	Map<Long, Reached> of(Collection<Person> owners, Instant now) {
		Map<String, Team> teamOf = this.teams.byName();
		Map<String, Person> managers = this.people.byEmails(owners.stream().map(Person::manager).toList());
		Set<Long> ids = new TreeSet<>();
		teamOf.values().stream().map(Team::ownerId).flatMap(Stream::ofNullable).forEach(ids::add);
		Map<Long, Person> known = new HashMap<>(this.people.find(ids));
		managers.values().forEach((manager) -> known.put(manager.id(), manager));
		Map<Long, Absence> away = this.absentees.away(known.values(), now);
		Map<Long, Person> delegates = this.people
			.find(away.values().stream().map(Absence::delegateId).flatMap(Stream::ofNullable).toList());
		Map<Long, Absence> delegatesAway = this.absentees.away(delegates.values(), now);
		Desk desk = new Desk(away, delegates, delegatesAway,
				this.bounces.unreachable().stream().map(Unreachable::address).collect(Collectors.toSet()));
		Map<Long, Reached> reached = new HashMap<>();
		for (Person owner : owners) {
			Reached one = new Reached(new ArrayList<>(), new ArrayList<>());
			team(owner, teamOf, known, desk, one);
			manager(owner, managers, desk, one);
			reached.put(owner.id(), one);
		}
		return reached;
	}

	private static void team(Person owner, Map<String, Team> teams, Map<Long, Person> known, Desk desk, Reached into) {
		Team team = (owner.team() != null) ? teams.get(owner.team()) : null;
		Long id = (team != null) ? team.ownerId() : null;
		if (team == null) {
			into.problems().add("no team");
		}
		else if (id == null) {
			into.problems().add("nobody owns the team " + team.name());
		}
		else if (id != owner.id()) {
			desk.reach("the owner of the team " + team.name(), known.get(id), owner, into);
		}
		else {
			into.problems().add("owns the team " + team.name());
		}
	}

	private static void manager(Person owner, Map<String, Person> managers, Desk desk, Reached into) {
		String address = owner.manager();
		Person manager = managers.get(address);
		if (address == null) {
			into.problems().add("no manager");
		}
		else if (manager == null && desk.suspended().contains(address)) {
			into.problems().add("the manager, " + address + ", cannot be reached: mail to them comes back");
		}
		else if (manager == null) {
			into.to().add(new Target(Recipient.unknown(address, owner.zone()), "the manager of " + owner.name()));
		}
		else if (manager.id() != owner.id()) {
			desk.reach("the manager", manager, owner, into);
		}
		else {
			into.problems().add("is named as their own manager");
		}
	}

	/**
	 * Who can be reached for one person.
	 *
	 * @param problems why others cannot
	 */
	record Reached(List<Target> to, List<String> problems) {
	}

	/**
	 * Somebody who hears.
	 *
	 * @param because why, such as "the manager"
	 */
	record Target(Recipient recipient, String because) {
	}

	/** Who is at their desk. */
	private record Desk(Map<Long, Absence> away, Map<Long, Person> delegates, Map<Long, Absence> delegatesAway,
			Set<String> suspended) {

		void reach(String what, @Nullable Person person, Person owner, Reached into) {
			if (person == null || !person.active()) {
				into.problems().add(what + ((person != null) ? ", " + person.name() + "," : "") + " is not active");
				return;
			}
			if (this.suspended.contains(person.email())) {
				into.problems().add(what + ", " + person.name() + ", cannot be reached: mail to them comes back");
				return;
			}
			Absence absence = this.away.get(person.id());
			if (absence == null) {
				into.to().add(new Target(Recipient.of(person), what));
				return;
			}
			Long id = absence.delegateId();
			Person delegate = (id != null) ? this.delegates.get(id) : null;
			if (delegate == null || !delegate.active() || delegate.id() == owner.id()
					|| this.suspended.contains(delegate.email()) || this.delegatesAway.containsKey(delegate.id())) {
				into.problems().add(what + ", " + person.name() + ", is away and nobody stands in");
				return;
			}
			into.to().add(new Target(Recipient.of(delegate), "standing in for " + what + ", " + person.name()));
		}

	}

}
