package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.runstate.acknowledgement.Snoozes.Snooze;
import org.runstate.audience.Audience;
import org.runstate.audience.Person;

import org.springframework.stereotype.Component;

/**
 * What a notice's page says about who owes it, and what may be done about that.
 */
@Component
class DebtView {

	private final Snoozes snoozes;

	private final Asking asking;

	private final TeamEnough teams;

	private final Clock clock;

	DebtView(Snoozes snoozes, Asking asking, TeamEnough teams, Clock clock) {
		this.snoozes = snoozes;
		this.asking = asking;
		this.teams = teams;
		this.clock = clock;
	}

	Debts of(long notice, Person person) {
		Set<Audience> asked = this.asking.of(List.of(notice)).getOrDefault(notice, Set.of());
		return new Debts(
				List.copyOf(this.snoozes
					.of(List.of(notice), person.id(), LocalDate.ofInstant(this.clock.instant(), person.zone()))
					.values()),
				asked.stream().sorted().map(DebtView::label).toList(),
				Arrays.stream(Audience.values())
					.filter((one) -> !asked.contains(one))
					.map((one) -> new Choice(one.key(), label(one)))
					.toList(),
				!this.teams.of(List.of(notice)).isEmpty());
	}

	private static String label(Audience audience) {
		return switch (audience) {
			case ADMIN -> "all admins";
			case HELPDESK -> "the whole help desk";
			case USER -> "all users";
		};
	}

	/**
	 * Who owes a notice.
	 *
	 * @param mine what the reader owes: one or nothing
	 * @param asked audiences that are asked beyond the policy
	 * @param choices audiences that could be
	 * @param teamEnough whether one of a team is enough
	 */
	public record Debts(List<Snooze> mine, List<String> asked, List<Choice> choices, boolean teamEnough) {
	}

	/** An audience to choose. */
	public record Choice(String key, String label) {
	}

}
