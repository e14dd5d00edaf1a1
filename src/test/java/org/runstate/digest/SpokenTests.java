package org.runstate.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.runstate.audience.Audience;
import org.runstate.audience.Person;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.News;
import org.runstate.impact.Urgency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runstate.digest.Samples.NOW;
import static org.runstate.digest.Samples.impact;
import static org.runstate.digest.Samples.news;
import static org.runstate.digest.Samples.person;
import static org.runstate.digest.Samples.update;

class SpokenTests {

	private static final Impact OWED = impact(Urgency.LATER, Level.MEDIUM, Level.NONE, null);

	private static final Impact EARLIER = impact(Urgency.LATER, Level.MEDIUM, Level.NONE, LocalDate.of(2026, 12, 5));

	private static final Difference SAYS_MORE = new Difference(Difference.Kind.DATE_EARLIER, false,
			"Roadmap also announces this: It has to be acted on by 2026-12-05.");

	private final Person admin = person(1, Audience.ADMIN);

	private final Progress begin = new Progress(1, 0, 0, null);

	@Test
	void whatAFollowerSaysBeyondItsLeadIsToldUnderTheLeadAndAsksNobody() {
		Spoken spoken = new Spoken(List.of(), List.of(news(5, "lead", EARLIER).saying(List.of(SAYS_MORE))), Map.of(),
				Map.of());
		assertThat(daily(spoken)).singleElement().satisfies((item) -> {
			assertThat(item.news().title()).isEqualTo("lead");
			assertThat(item.concern().concerns()).isTrue();
			assertThat(item.concern().owes()).isFalse();
		});
	}

	@Test
	void itStandsBesideTheLeadsOwnNewsWhichAsks() {
		Spoken spoken = new Spoken(List.of(news(5, "lead", OWED)),
				List.of(news(5, "lead", EARLIER).saying(List.of(SAYS_MORE))), Map.of(), Map.of());
		assertThat(daily(spoken)).singleElement().satisfies((item) -> {
			assertThat(item.concern().owes()).isTrue();
			assertThat(item.news().differences()).containsExactly(SAYS_MORE);
		});
	}

	@Test
	void whoAcknowledgedItUnderAnotherNameIsToldAndNotAsked() {
		assertThat(daily(settled(news(5, "lead", OWED), Map.of(9L, 1)))).singleElement()
			.satisfies((item) -> assertThat(item.concern().owes()).isFalse());
		assertThat(daily(settled(news(5, "lead", OWED), Map.of()))).singleElement()
			.satisfies((item) -> assertThat(item.concern().owes()).isTrue());
	}

	@Test
	void whatMattersIsAskedAgainWhateverWasAcknowledged() {
		News later = update(5, "lead", OWED, new Difference(Difference.Kind.DATE_EARLIER, true, "Earlier."));
		assertThat(daily(settled(later, Map.of(9L, 1)))).singleElement()
			.satisfies((item) -> assertThat(item.concern().owes()).isTrue());
		assertThat(daily(settled(later, Map.of(5L, 1)))).singleElement()
			.satisfies((item) -> assertThat(item.concern().owes()).isTrue());
		assertThat(daily(settled(later, Map.of(5L, 2)))).singleElement()
			.satisfies((item) -> assertThat(item.concern().owes()).isFalse());
	}

	private static Spoken settled(News news, Map<Long, Integer> acknowledged) {
		return new Spoken(List.of(news), List.of(), Map.of(5L, Set.of(5L, 9L)), Map.of(1L, acknowledged));
	}

	private List<Item> daily(Spoken spoken) {
		return Selection.daily(this.admin, this.begin, spoken, NOW);
	}

}
