package org.runstate.impact;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class RulePageTests {

	@Autowired
	MockMvcTester mvc;

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
	People people;

	@Autowired
	Clock clock;

	private long source;

	private SignedIn me;

	@BeforeEach
	void keepTwoNotices() {
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					next_check_at)
				values ('s', 'Source', 'feed', 'https://example.org/', 3600, '[]', '[]', true, '{}', utc_timestamp(6))
				""").update();
		this.source = this.jdbc.sql("select id from source").query(Long.class).single();
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('ada@example.org', 'Ada', '["admin"]', '["administrator"]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.me = SignedIn.as(this.people.find("ada@example.org").orElseThrow());
		said("1", "The gateway in Bergen moves");
		said("2", "A button moves");
	}

	@Test
	void showsWhichPastNoticesARuleWouldChangeAndKeepsNothing() {
		MvcTestResult tried = write("try", "Bergen");
		assertThat(tried).hasStatusOk()
			.bodyText()
			.contains("1 of 2 notices would mean something else")
			.contains("The gateway in Bergen moves")
			.contains("Action: fix instead of inform");
		assertThat(this.rules.classifier().rules()).extracting(Rule::id).doesNotContain("own-bergen");
	}

	@Test
	void keptRuleReadsWhatComesAndLeavesWhatWasReadAsItIs() {
		assertThat(write("keep", "Bergen")).hasRedirectedUrl("/rules");
		said("3", "Lights in Bergen go out");
		assertThat(actions()).containsExactly(Action.INFORM, Action.INFORM, Action.FIX);
		assertThat(page("/rules")).contains("own-bergen").contains("yours");
		assertThat(post("/rules/own-bergen", "action", "built-in")).hasRedirectedUrl("/rules");
		said("4", "Bergen again");
		assertThat(actions()).endsWith(Action.INFORM);
	}

	@Test
	void builtInRuleIsSwitchedOffAndBroughtBack() {
		String first = this.rules.classifier().rules().get(0).id();
		assertThat(post("/rules/" + first, "action", "try-off")).hasStatusOk()
			.bodyText()
			.contains("Nothing would change");
		post("/rules/" + first, "action", "off");
		assertThat(this.rules.classifier().rules()).extracting(Rule::id).doesNotContain(first);
		assertThat(page("/rules")).contains("Switched off").contains(first);
		post("/rules/" + first, "action", "built-in");
		assertThat(this.rules.classifier().rules().get(0).id()).isEqualTo(first);
	}

	@Test
	void badRuleIsRefusedWithTheFormAsItWas() {
		assertThat(write("keep", "B\u00e4rgen")).hasStatus(422)
			.bodyText()
			.contains("Nothing was kept: Phrases are written in ASCII")
			.contains("B\u00e4rgen");
		assertThat(this.jdbc.sql("select count(*) from rule_change").query(Long.class).single()).isZero();
	}

	@Test
	void nameThatIsTakenIsRefused() {
		write("keep", "Bergen");
		assertThat(write("keep", "Oslo")).bodyText().contains("There is a rule own-bergen already");
	}

	@Test
	void unknownRuleIsNotFound() {
		assertThat(this.mvc.get().uri("/rules/nothing").with(user(this.me))).hasStatus(404);
	}

	@Test
	void othersThanAdministratorsSeeRulesAndChangeNone() {
		SignedIn admin = new SignedIn(this.me.personId(), this.me.email(), this.me.name(), Set.of(Role.ADMIN));
		assertThat(this.mvc.get().uri("/rules").with(user(admin))).hasStatusOk()
			.bodyText()
			.doesNotContain("Write a rule");
		assertThat(this.mvc.get().uri("/rules/new").with(user(admin))).hasStatus(403);
	}

	@Test
	void replaySaysWhoWouldHaveBeenToldWhat() {
		MvcTestResult replay = this.mvc.post()
			.uri("/digests/replay")
			.param("id", "own-bergen")
			.param("says", "admin: high")
			.param("title", "Bergen")
			.param("sure", "true")
			.param("why", "Bergen is ours")
			.with(user(this.me))
			.with(csrf())
			.exchange();
		assertThat(replay).hasStatusOk()
			.bodyText()
			.contains("1 would have meant something else")
			.contains("The gateway in Bergen moves")
			.contains("Ada")
			.contains("+1");
		assertThat(this.jdbc.sql("select count(*) from message").query(Long.class).single()).isZero();
	}

	private MvcTestResult write(String action, String word) {
		return this.mvc.post()
			.uri("/rules/new")
			.param("id", "own-bergen")
			.param("says", "action: fix")
			.param("title", word)
			.param("sure", "true")
			.param("why", "Bergen is ours")
			.param("action", action)
			.with(user(this.me))
			.with(csrf())
			.exchange();
	}

	private MvcTestResult post(String address, String name, String value) {
		return this.mvc.post().uri(address).param(name, value).with(user(this.me)).with(csrf()).exchange();
	}

	private String page(String address) {
		return body(this.mvc.get().uri(address).with(user(this.me)).exchange());
	}

	private static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
	}

	private List<Action> actions() {
		return this.jdbc.sql("select action from impact order by revision_id")
			.query(String.class)
			.list()
			.stream()
			.map((key) -> Action.valueOf(ImpactRow.name(key)))
			.toList();
	}

	private void said(String key, String title) {
		this.notices.keep(
				List.of(new Said(this.source, false, List.of(), List.of(),
						List.of(new Entry(key, title, null, "", List.of(), List.of(), List.of(), null, null)))),
				this.clock.instant());
		new ImpactWriter(this.notices, this.rules, this.overrides, this.impacts, this.timelines, this.clock)
			.write(new Chunk<>(this.notices.unclassified(0, 10)));
	}

}
