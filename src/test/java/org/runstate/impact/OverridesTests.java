package org.runstate.impact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.RunstateTest;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.runstate.notice.Said;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RunstateTest
class OverridesTests {

	private static final Instant NOW = Instant.parse("2026-02-10T08:00:00Z");

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Notices notices;

	@Autowired
	Impacts impacts;

	@Autowired
	Overrides overrides;

	@Autowired
	Timelines timelines;

	@Autowired
	RuleBook rules;

	@Autowired
	Clock clock;

	private long source;

	private long anna;

	private long notice;

	@BeforeEach
	void keepANotice() {
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					next_check_at)
				values ('s', 'Source', 'feed', 'https://example.org/', 3600, '[]', '[]', true, '{}', utc_timestamp(6))
				""").update();
		this.source = this.jdbc.sql("select id from source").query(Long.class).single();
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('anna@example.org', 'Anna', '[]', '[]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.anna = this.jdbc.sql("select id from person").query(Long.class).single();
		said("A button moves", "The button stands on the left now.");
		this.notice = this.jdbc.sql("select id from notice").query(Long.class).single();
	}

	@ParameterizedTest
	@CsvSource({ "platforms, windows;macos", "platforms, none", "category, known-issue", "action, fix", "major, true",
			"admin, high", "helpdesk, medium", "user, low", "urgency, now", "actBy, 2026-12-31" })
	void takesWhatAPersonSaysWithTheirReason(String part, String value) {
		set(part, value, false);
		Impact impact = impact();
		assertThat(ImpactPart.of(part).orElseThrow().in(impact)).isEqualTo(value);
		assertThat(impact.reasons()).contains(new Reason(part, value, "person", "I know it"));
		assertThat(impact.reasons()).filteredOn((reason) -> reason.part().equals(part)).hasSize(1);
	}

	@Test
	void holdsForLaterRevisionsWhichAreNoDifference() {
		set("action", "fix", false);
		said("A button moves", "The button stands on the right now.");
		assertThat(impact().action()).isEqualTo(Action.FIX);
		assertThat(this.impacts.differences(this.notice).values().iterator().next()).extracting(Difference::kind)
			.containsExactly(Difference.Kind.WORDING);
	}

	@Test
	void tellsThoseItConcernsOnlyWhereItAsksForMoreAndIfWanted() {
		long before = this.impacts.lastPosition();
		assertThat(set("action", "plan", false)).isFalse();
		assertThat(set("user", "none", true)).isFalse();
		assertThat(this.impacts.news(before, Long.MAX_VALUE)).isEmpty();
		assertThat(set("action", "fix", true)).isTrue();
		assertThat(this.impacts.news(before, Long.MAX_VALUE)).singleElement()
			.satisfies((news) -> assertThat(news.differences()).extracting(Difference::why)
				.containsExactly("Action: now fix, as a person set it: \u201cI know it\u201d."));
	}

	@Test
	void takenBackLeavesWhatRulesSayAndAllThatWasSaid() {
		Impact before = impact();
		set("category", "security", false);
		set("actBy", "2026-12-31", false);
		this.overrides.takeBack(this.notice, ImpactPart.CATEGORY, this.anna);
		assertThat(impact().category()).isEqualTo(before.category());
		assertThat(impact().actBy()).isEqualTo(LocalDate.of(2026, 12, 31));
		assertThat(this.overrides.history(this.notice)).extracting(Overrides.Said::value)
			.containsExactly(null, "2026-12-31", "security");
	}

	@Test
	void refusesWhatAPartCannotBeAndKeepsWhatWas() {
		Impact before = impact();
		assertThatIllegalArgumentException().isThrownBy(() -> set("urgency", "yesterday", false))
			.withMessageContaining("Urgency cannot be");
		assertThatIllegalArgumentException().isThrownBy(() -> set("actBy", "31.12.2026", false))
			.withMessageContaining("is no day");
		assertThatIllegalArgumentException().isThrownBy(() -> set("platforms", "windows;amiga", false));
		assertThatThrownBy(() -> this.overrides.takeBack(99, ImpactPart.USER, this.anna))
			.isInstanceOf(NoSuchElementException.class);
		assertThat(impact()).isEqualTo(before);
		assertThat(this.overrides.history(this.notice)).isEmpty();
	}

	private boolean set(String part, String value, boolean tell) {
		return this.overrides.set(this.notice,
				new ImpactOverride(ImpactPart.of(part).orElseThrow(), value, "I know it"), this.anna, tell);
	}

	private Impact impact() {
		return this.impacts.ofNotice(this.notice).orElseThrow();
	}

	private void said(String title, String html) {
		this.notices.keep(List.of(new Said(this.source, false, List.of(), List.of(),
				List.of(new Entry("k", title, null, html, List.of(), List.of(), List.of(), null, null)))), NOW);
		List<Revision> revisions = this.notices.unclassified(0, 10);
		new ImpactWriter(this.notices, this.rules, this.overrides, this.impacts, this.timelines, this.clock)
			.write(new Chunk<>(revisions));
	}

}
