package org.runstate.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.runstate.change.Decisions.Pair;
import org.runstate.impact.Category;

import static org.assertj.core.api.Assertions.assertThat;

class GroupsTests {

	private final Map<Long, Announced> notices = new TreeMap<>();

	private final Groups groups = new Groups(this.notices, Map.of(), List.of());

	@Test
	void whoSaysItFirstHandLeadsThenWhoSaidItFirst() {
		notice(1, 1, "feed", "a", "", 1);
		notice(2, 2, "m365-roadmap", "130363", "", 2);
		notice(3, 3, "graph-messages", "MC100001", "", 4);
		notice(4, 4, "graph-messages", "MC100001", "", 3);
		this.groups.join(1, 2, "why");
		assertThat(this.groups.lead(1)).isEqualTo(2);
		this.groups.join(3, 1, "why");
		assertThat(this.groups.lead(1)).isEqualTo(3);
		this.groups.join(4, 3, "why");
		assertThat(this.groups.lead(1)).isEqualTo(4);
		assertThat(this.groups.members(2)).containsExactly(1L, 2L, 3L, 4L);
		assertThat(this.groups.lead(4)).isEqualTo(4);
	}

	@Test
	void whatReplacesAnotherLeadsIt() {
		notice(1, 1, "graph-messages", "MC100001", "", 1);
		notice(2, 1, "graph-messages", "MC100002", "This message replaces MC100001.", 2);
		this.groups.join(2, 1, "why");
		assertThat(this.groups.lead(1)).isEqualTo(2);
	}

	@Test
	void whomAPersonChoseLeads() {
		notice(1, 1, "graph-messages", "MC100001", "", 1);
		notice(2, 2, "feed", "a", "", 2);
		notice(3, 3, "graph-messages", "MC100001", "", 0);
		this.groups.join(1, 2, "why");
		this.groups.choose(2);
		assertThat(this.groups.lead(1)).isEqualTo(2);
		this.groups.join(3, 1, "why");
		assertThat(this.groups.lead(3)).isEqualTo(2);
	}

	@Test
	void theRestElectsALeadWhenItsLeadLeaves() {
		notice(1, 1, "graph-messages", "MC100001", "", 1);
		notice(2, 2, "feed", "a", "", 2);
		notice(3, 3, "m365-roadmap", "130363", "", 3);
		this.groups.join(1, 2, "why");
		this.groups.join(1, 3, "why");
		this.groups.split(1);
		assertThat(this.groups.members(1)).containsExactly(1L);
		assertThat(this.groups.lead(2)).isEqualTo(3);
		assertThat(this.groups.members(2)).containsExactly(2L, 3L);
	}

	@Test
	void sureBondsJoinAndTheOthersAreAsked() {
		Announced one = notice(1, 1, "graph-messages", "MC100001", "", 1);
		Announced two = notice(2, 2, "feed", "a", "", 2);
		Announced three = notice(3, 3, "feed", "b", "", 2);
		List<Bond> asked = joining(Set.of(), 0).follow(List.of(bond(one, three, false, 1), bond(one, two, true, 2)));
		assertThat(asked).extracting(Bond::other).containsExactly(three);
		assertThat(this.groups.members(1)).containsExactly(1L, 2L);
	}

	@Test
	void whatAPersonKeptApartIsNeitherJoinedNorAskedNorJoinedThroughAnother() {
		Announced one = notice(1, 1, "graph-messages", "MC100001", "", 1);
		Announced two = notice(2, 2, "feed", "a", "", 2);
		Announced three = notice(3, 3, "feed", "b", "", 2);
		Joining joining = joining(Set.of(Pair.of(2, 1)), 0);
		assertThat(joining.follow(List.of(bond(one, two, true, 2)))).isEmpty();
		assertThat(joining.follow(List.of(bond(three, one, true, 2), bond(three, two, true, 1)))).isEmpty();
		assertThat(this.groups.members(3)).containsExactly(1L, 3L);
	}

	@Test
	void aSourceHasOneEntryInAChangeUnlessTwoSayItInTheSameWords() {
		Announced one = notice(1, 1, "graph-messages", "MC100001", "", 1);
		Announced two = notice(2, 2, "m365-roadmap", "130363", "", 2);
		Announced three = notice(3, 2, "m365-roadmap", "130364", "", 2);
		List<Bond> bonds = List.of(bond(one, two, true, 2), bond(one, three, true, 1));
		assertThat(joining(Set.of(), 0.5).follow(bonds)).hasSize(1);
		assertThat(this.groups.members(1)).containsExactly(1L, 2L);
		assertThat(joining(Set.of(), 0.9).follow(bonds)).isEmpty();
		assertThat(this.groups.members(1)).containsExactly(1L, 2L, 3L);
	}

	private Joining joining(Set<Pair> apart, double likeness) {
		return new Joining(this.groups, new Decisions(apart, List.of()), (some, other) -> likeness);
	}

	private static Bond bond(Announced one, Announced other, boolean sure, double strength) {
		return new Bond(one, other, sure, strength, 50, "both are of roadmap item 130363");
	}

	private Announced notice(long id, long source, String kind, String key, String text, int day) {
		Announced notice = new Announced(id, source, "source " + source, kind, key, "A title", null, text, List.of(),
				Set.of(), Category.FEATURE, Instant.EPOCH.plusSeconds(86_400L * day));
		this.notices.put(id, notice);
		return notice;
	}

}
