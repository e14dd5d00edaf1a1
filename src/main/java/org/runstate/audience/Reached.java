package org.runstate.audience;

import java.util.List;
import java.util.Map;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.bounce.Bounces;
import org.runstate.bounce.Unreachable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom mail reaches, and who to ask about those whom it does not.
 */
@Component
class Reached {

	private final Bounces bounces;

	private final People people;

	private final Audit audit;

	Reached(Bounces bounces, People people, Audit audit) {
		this.audit = audit;
		this.bounces = bounces;
		this.people = people;
	}

	/** People whose address is suspended, the longest first. */
	List<NotReached> notReached() {
		List<Unreachable> all = this.bounces.unreachable();
		Map<String, Person> known = this.people.byEmails(all.stream().map(Unreachable::address).toList());
		return all.stream().map((each) -> {
			Person person = known.get(each.address());
			return (person != null)
					? new NotReached(person.name(), each.address(), each.since(), owner(person), each.reason())
					: new NotReached("nobody who is listed", each.address(), each.since(), "–", each.reason());
		}).toList();
	}

	/** Who can say where the person is: the manager, or else the team. */
	private static String owner(Person person) {
		if (person.manager() != null && !person.manager().isBlank()) {
			return person.manager();
		}
		return (person.team() != null) ? "team " + person.team() : "nobody is known";
	}

	/** Returns false if the address was not suspended. */
	@Transactional
	boolean again(String address) {
		boolean cleared = this.bounces.clear(address);
		if (cleared) {
			this.audit.note(Did.ADDRESS_CLEARED,
					this.people.find(address).map((person) -> About.person(person.id())).orElse(About.ALL));
		}
		return cleared;
	}

}
