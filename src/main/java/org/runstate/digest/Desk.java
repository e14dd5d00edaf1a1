package org.runstate.digest;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.runstate.audience.Audience;
import org.runstate.audience.Person;
import org.runstate.support.DeskCards;
import org.runstate.support.DeskCards.OpenIssue;
import org.runstate.support.DeskCards.Told;

import org.springframework.stereotype.Component;

/**
 * What the help desk is told beside the notices, read once for a portion of people.
 *
 * @param cards by notice
 * @param issues known issues that are not resolved
 */
record Desk(Map<Long, Told> cards, List<OpenIssue> issues) {

	static final Desk NONE = new Desk(Map.of(), List.of());

	/** The card that a person is shown with a notice, or null. */
	@Nullable Told card(Person person, long noticeId) {
		return isAtDesk(person) ? this.cards.get(noticeId) : null;
	}

	/** The known issues on what a person supports, without those of some notices. */
	List<OpenIssue> issues(Person person, Collection<Long> without) {
		return !isAtDesk(person) ? List.of()
				: this.issues.stream().filter((one) -> !without.contains(one.noticeId()) && one.isFor(person)).toList();
	}

	private static boolean isAtDesk(Person person) {
		return person.audiences().contains(Audience.HELPDESK);
	}

	/** Reads it. */
	@Component
	static class Reading {

		private final DeskCards cards;

		Reading(DeskCards cards) {
			this.cards = cards;
		}

		/**
		 * What there is to tell these people beside some news; nothing without a help
		 * desk.
		 */
		Desk of(Spoken spoken, Collection<Person> people) {
			return people.stream().noneMatch(Desk::isAtDesk) ? NONE
					: new Desk(this.cards.of(spoken.notices()), this.cards.openIssues());
		}

	}

}
