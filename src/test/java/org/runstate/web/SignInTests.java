package org.runstate.web;

import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.RunstateTest;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class SignInTests {

	private static final String PASSWORD = "correct horse battery";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Accounts accounts;

	@Autowired
	Attempts attempts;

	private long dana;

	@BeforeEach
	void danaHasAnAccount() {
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('dana@example.org', 'Dana', '["admin"]', '["administrator"]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.dana = this.jdbc.sql("select id from person").query(Long.class).single();
		this.accounts.add(this.dana, PASSWORD);
		this.attempts.forget("dana@example.org", "127.0.0.1");
	}

	@Test
	void leadsToSignInAndBackToThePageAskedFor() {
		MvcTestResult asked = this.mvc.get().uri("/runs?q=a+b").exchange();
		assertThat(asked).hasStatus(303).hasHeader(HttpHeaders.LOCATION, "/sign-in?to=%2Fruns%3Fq%3Da%2Bb");
		assertThat(signIn("dana@example.org", PASSWORD, "/runs?q=a+b")).hasStatus3xxRedirection()
			.hasRedirectedUrl("/runs?q=a+b");
	}

	@Test
	void speaksTheLanguageThatTheBrowserAsksFor() {
		assertThat(this.mvc.get()
			.uri("/sign-in")
			.param("out", "")
			.header(HttpHeaders.ACCEPT_LANGUAGE, "de-AT,de;q=0.9,en;q=0.5")).bodyText()
			.contains("<html lang=\"de\">", "Sie sind abgemeldet.", "E-Mail-Adresse", "Anmelden");
	}

	@Test
	void beginsANewSession() {
		MockHttpSession before = new MockHttpSession();
		String id = before.getId();
		MvcTestResult result = this.mvc.post()
			.uri("/sign-in")
			.session(before)
			.with(csrf())
			.param("email", " Dana@Example.org ")
			.param("password", PASSWORD)
			.exchange();
		assertThat(result).hasStatus3xxRedirection();
		assertThat(before.isInvalid()).isTrue();
		assertThat(session(result).getId()).isNotEqualTo(id);
	}

	@Test
	void saysTheSameOfAWrongPasswordAndAnUnknownAddress() {
		MvcTestResult wrong = signIn("dana@example.org", "not her password", "/");
		MvcTestResult unknown = signIn("nobody@example.org", "not her password", "/");
		assertThat(wrong).hasStatus(401).bodyText().contains("do not match").doesNotContain("not her password");
		assertThat(unknown).hasStatus(401).bodyText().contains("do not match");
		assertThat(session(wrong).getAttribute("SPRING_SECURITY_CONTEXT")).isNull();
	}

	@Test
	void looksAtAHashAsStrongAsAnyForAnUnknownAddress() {
		assertThat(Accounts.encoder.upgradeEncoding(Accounts.NOBODYS_HASH)).isFalse();
		assertThat(Accounts.encoder.encode("x")).hasSameSizeAs(Accounts.NOBODYS_HASH)
			.startsWith(Accounts.NOBODYS_HASH.substring(0, "{bcrypt}$2a$12$".length()));
	}

	@Test
	void slowsDownWhoeverGuesses() {
		for (int i = 0; i < Attempts.ALLOWED; i++) {
			this.attempts.take("dana@example.org", "127.0.0.1");
		}
		assertThat(signIn("dana@example.org", PASSWORD, "/")).hasStatus(429)
			.hasHeader(HttpHeaders.RETRY_AFTER, "900")
			.bodyText()
			.contains("Nobody was locked out");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example", "https://evil.example/", "/\\evil.example" })
	void leadsToNobodyElsesPage(String to) {
		assertThat(signIn("dana@example.org", PASSWORD, to)).hasRedirectedUrl("/");
	}

	@Test
	void switchedOffPersonCannotSignInAndTheirSessionEnds() {
		MockHttpSession session = session(signIn("dana@example.org", PASSWORD, "/"));
		this.jdbc.sql("update person set active = false").update();
		assertThat(signIn("dana@example.org", PASSWORD, "/")).hasStatus(401);
		timePasses(session);
		assertThat(this.mvc.get().uri("/runs").session(session)).hasStatus(303)
			.hasHeader(HttpHeaders.LOCATION, "/sign-in?to=%2Fruns");
		assertThat(session.isInvalid()).isTrue();
	}

	@Test
	void roleTakenAwayIsGoneFromAnOpenSession() {
		MockHttpSession session = session(signIn("dana@example.org", PASSWORD, "/"));
		this.jdbc.sql("update person set roles = '[]'").update();
		timePasses(session);
		assertThat(this.mvc.get().uri("/runs").session(session)).hasStatus(403);
		assertThat(this.mvc.get().uri("/sign-in").session(session)).hasRedirectedUrl("/");
	}

	@Test
	void everybodySignsInAgainAfterTwelveHours() {
		MockHttpSession session = session(signIn("dana@example.org", PASSWORD, "/"));
		timePasses(session);
		session.setAttribute(SignIn.class.getName() + ".began", java.time.Instant.EPOCH);
		assertThat(this.mvc.get().uri("/runs").session(session)).hasStatus(303);
	}

	@Test
	void signOutEndsTheSessionAndNeedsAPost() {
		MockHttpSession session = session(signIn("dana@example.org", PASSWORD, "/"));
		this.mvc.get().uri("/sign-out").session(session).exchange();
		assertThat(session.isInvalid()).isFalse();
		assertThat(this.mvc.post().uri("/sign-out").session(session).with(csrf())).hasRedirectedUrl("/sign-in?out");
		assertThat(session.isInvalid()).isTrue();
	}

	@Test
	void formWithoutItsValueIsRefused() {
		MockHttpSession session = session(signIn("dana@example.org", PASSWORD, "/"));
		assertThat(this.mvc.post().uri("/runs/collect").session(session)).hasStatus(403);
		assertThat(this.mvc.post().uri("/sign-out").session(session)).hasStatus(403);
		assertThat(session.isInvalid()).isFalse();
	}

	@Test
	void formSentFromSomebodyElsesPageIsRefused() {
		for (String origin : new String[] { "https://evil.example", "null", "http://localhost.evil.example" }) {
			assertThat(this.mvc.post().uri("/sign-in").with(csrf()).header(HttpHeaders.ORIGIN, origin)).hasStatus(403);
		}
		assertThat(this.mvc.post().uri("/sign-in").with(csrf()).header(HttpHeaders.ORIGIN, "http://localhost:8080"))
			.hasStatus(401);
	}

	@Test
	void formSentAfterTheSessionEndedLeadsToSignInAndBackToItsPage() {
		assertThat(this.mvc.post()
			.uri("/notices/7/acknowledge")
			.header(HttpHeaders.REFERER, "http://localhost:8080/notices/7?x=1")).hasStatus(303)
			.hasHeader(HttpHeaders.LOCATION, "/sign-in?ended&to=%2Fnotices%2F7%3Fx%3D1");
	}

	@Test
	void panelIsNotFilledWithASignInForm() {
		assertThat(this.mvc.get()
			.uri("/runs/list")
			.header("HX-Request", "true")
			.header("HX-Current-URL", "http://localhost:8080/runs")).hasStatus(401)
			.hasHeader("HX-Redirect", "/sign-in?to=%2Fruns");
	}

	@Test
	void addressThatDoesNotExistIsNotFoundAndSaysSoKindly() {
		SignedIn viewer = new SignedIn(this.dana, "dana@example.org", "Dana", Set.of());
		assertThat(this.mvc.get().uri("/no-such-page").with(user(viewer))).hasStatus(404);
		assertThat(this.mvc.get().uri("/no-such-page")).hasStatus(404);
		assertThat(this.mvc.get().uri("/people").with(user(viewer))).hasStatus(403);
	}

	@Test
	void knowsItsRoles() {
		assertThat(this.accounts.signedIn(this.dana)).get()
			.extracting(SignedIn::roles)
			.isEqualTo(Set.of(Role.ADMINISTRATOR));
	}

	private MvcTestResult signIn(String email, String password, String to) {
		return this.mvc.post()
			.uri("/sign-in")
			.with(csrf())
			.param("email", email)
			.param("password", password)
			.param("to", to)
			.exchange();
	}

	private static MockHttpSession session(MvcTestResult result) {
		return (MockHttpSession) java.util.Objects.requireNonNull(result.getMvcResult().getRequest().getSession());
	}

	private static void timePasses(MockHttpSession session) {
		session.setAttribute(SignIn.class.getName() + ".checked", java.time.Instant.EPOCH);
	}

}
