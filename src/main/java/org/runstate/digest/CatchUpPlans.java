package org.runstate.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Audience;
import org.runstate.audience.PeopleKept;
import org.runstate.audience.PeopleMoved;
import org.runstate.audience.Person;
import org.runstate.digest.CatchUpTable.Planned;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Plans a catch-up for whoever joins these days or later, and for whoever is given an
 * audience, in the transaction in which that becomes known. Of many people who are taken
 * in for the first time nobody is meant who joined long ago or never said when.
 */
@Component
class CatchUpPlans {

	/** Who is known only some days after they joined is still new. */
	static final int DAYS_LATE = 7;

	private final CatchUpTable table;

	private final Clock clock;

	CatchUpPlans(CatchUpTable table, Clock clock) {
		this.table = table;
		this.clock = clock;
	}

	@EventListener
	void plan(PeopleKept kept) {
		Plan plan = new Plan(this.clock.instant());
		kept.now().forEach((person) -> plan.add(kept.before(person), person));
		this.table.forget(plan.forgotten);
		this.table.again(plan.again);
		this.table.plan(plan.planned);
	}

	@EventListener
	void forget(PeopleMoved moved) {
		if (!moved.left().isEmpty()) {
			this.table.forget(moved.left());
		}
	}

	/** What follows from a change of people. */
	private static final class Plan {

		private final Instant now;

		private final List<Planned> planned = new ArrayList<>();

		private final List<Planned> forgotten = new ArrayList<>();

		private final List<Planned> again = new ArrayList<>();

		private Plan(Instant now) {
			this.now = now;
		}

		void add(@Nullable Person before, Person person) {
			if (!person.active()) {
				return;
			}
			LocalDate today = this.now.atZone(person.zone()).toLocalDate();
			Person here = (before != null && before.active()) ? before : null;
			if (here == null || !Objects.equals(here.joined(), person.joined())) {
				join(person, today, before);
			}
			if (here != null) {
				gain(here, person, today);
			}
		}

		private void join(Person person, LocalDate today, @Nullable Person before) {
			LocalDate joined = person.joined();
			Planned join = new Planned(person.email(), CatchUp.JOINED, (joined != null) ? joined : today);
			if (joined == null || joined.isBefore(today.minusDays(DAYS_LATE))) {
				if (before != null) {
					this.forgotten.add(join);
				}
				return;
			}
			this.planned.add(join);
			if (before != null && !before.active()) {
				this.again.add(join);
			}
		}

		private void gain(Person before, Person person, LocalDate today) {
			Set<Audience> lost = new HashSet<>(before.audiences());
			lost.removeAll(person.audiences());
			lost.forEach((one) -> this.forgotten.add(new Planned(person.email(), one.key(), today)));
			Set<Audience> gained = new HashSet<>(person.audiences());
			gained.removeAll(before.audiences());
			gained.forEach((one) -> this.planned.add(new Planned(person.email(), one.key(), today)));
		}

	}

}
