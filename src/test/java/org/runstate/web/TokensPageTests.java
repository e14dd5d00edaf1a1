package org.runstate.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class TokensPageTests {

	private final String today = LocalDate.now(ZoneOffset.UTC).toString();

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	People people;

	private Person root;

	@BeforeEach
	void somebodyRunsRunstate() {
		this.people.keep(List.of(new Person(0, "root@example.org", "Root Able", Set.of(), Set.of(Role.ADMINISTRATOR),
				Set.of(), List.of(), null, null, Locale.ENGLISH, ZoneOffset.UTC, 8, null, true, true)));
		this.root = this.people.find("root@example.org").orElseThrow();
	}

	@Test
	void aTokenIsShownOnceAndKnownByItsHashAlone() {
		String token = token(make("Report", "viewer", "", this.today));
		assertThat(token).matches("rst_[A-Za-z0-9_-]{32}");
		assertThat(asProgram(token)).hasStatusOk();
		String list = body(get());
		assertThat(list).contains("Report", "Root Able").doesNotContain(token, token.substring(4));
		assertThat(this.jdbc.sql("select hex(token_hash) from api_token").query(String.class).single())
			.isEqualTo(this.jdbc.sql("select upper(sha2(?, 256))").param(token).query(String.class).single());
		assertThat(this.jdbc.sql("select group_concat(did, what) from audit").query(String.class).single())
			.contains("token-made", "viewer")
			.doesNotContain(token);
	}

	@Test
	void aRevokedTokenLetsNobodyInAndStaysListed() {
		String token = token(make("Report", "viewer", "", this.today));
		long id = this.jdbc.sql("select id from api_token").query(Long.class).single();
		assertThat(post("/tokens/" + id + "/revoke")).hasStatus3xxRedirection();
		assertThat(asProgram(token)).hasStatus(401);
		assertThat(body(get())).contains("Report", "revoked").doesNotContain("/revoke\"");
		assertThat(post("/tokens/" + id + "/revoke")).hasStatus(404);
		assertThat(this.jdbc.sql("select did from audit order by number desc limit 1").query(String.class).single())
			.isEqualTo("token-revoked");
	}

	@Test
	void itEndsWithinAYear() {
		LocalDate today = LocalDate.parse(this.today);
		assertThat(make("a", "viewer", "", today.plusDays(364).toString())).hasStatusOk();
		assertThat(this.jdbc.sql("select max(timestampdiff(day, created_at, expires_at)) <= 365 from api_token")
			.query(Boolean.class)
			.single()).isTrue();
		for (String wrong : List.of(today.plusDays(400).toString(), today.minusDays(2).toString(), "", "soon",
				"9999-12-31")) {
			assertThat(make("b", "viewer", "", wrong)).hasStatus(422).bodyText().contains("within a year");
		}
	}

	@Test
	void whatWasTypedIsKeptWhenItIsRefused() {
		make("Report", "viewer", "", this.today);
		assertThat(make("Report", "manager", "nobody@example.org", this.today)).hasStatus(422)
			.bodyText()
			.contains("value=\"Report\"", "value=\"nobody@example.org\"", "<option value=\"manager\" selected>",
					"No active person has the address");
		assertThat(make("Report", "manager", "", this.today)).hasStatus(422).bodyText().contains("is there already");
		assertThat(make("", "boss", "", this.today)).hasStatus(422).bodyText().contains("Choose a role");
		assertThat(this.jdbc.sql("select count(*) from api_token").query(Long.class).single()).isOne();
	}

	@Test
	void itActsInTheNameOfAPersonUntilTheyLeave() {
		String token = token(make("Bot", "viewer", "root@example.org", this.today));
		assertThat(asProgram(token)).hasStatusOk();
		this.jdbc.sql("update person set active = false").update();
		assertThat(asProgram(token)).hasStatus(401);
	}

	private MvcTestResult make(String name, String role, String person, String ends) {
		return post("/tokens", "name", name, "role", role, "person", person, "ends", ends);
	}

	private MvcTestResult get() {
		return this.mvc.get().uri("/tokens").with(user(SignedIn.as(this.root))).exchange();
	}

	private MvcTestResult asProgram(String token) {
		return this.mvc.get().uri("/api/v1/notices").header("Authorization", "Bearer " + token).exchange();
	}

	private MvcTestResult post(String address, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri(address)
			.with(user(SignedIn.as(this.root)))
			.with(csrf());
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		return request.exchange();
	}

	private static String token(MvcTestResult page) {
		Matcher shown = Pattern.compile("<code>(rst_[^<]+)</code>").matcher(body(page));
		assertThat(shown.find()).isTrue();
		return shown.group(1);
	}

	private static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
