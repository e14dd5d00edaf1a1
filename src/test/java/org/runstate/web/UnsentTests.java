package org.runstate.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * What was typed is not lost with the session.
 */
@RunstateTest
class UnsentTests {

	private static final String PASSWORD = "correct horse battery";

	private static final String TEXT = "Restart it twice,\nthen <b>wait</b>.";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Accounts accounts;

	private final MockHttpSession browser = new MockHttpSession();

	@BeforeEach
	void danaHasAnAccount() {
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('dana@example.org', 'Dana', '["admin"]', '["administrator"]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.accounts.add(this.jdbc.sql("select id from person").query(Long.class).single(), PASSWORD);
	}

	@Test
	void whatWasTypedIsShownAfterSignInAndSentWithOnePress() {
		assertThat(send("http://localhost:8080", Map.of("answer", TEXT, "version", "3"))).hasStatus(303)
			.hasHeader(HttpHeaders.LOCATION, "/sign-in?ended&to=%2Funsent");
		assertThat(this.mvc.get().uri("/sign-in").param("ended", "").param("to", "/unsent").session(this.browser))
			.bodyText()
			.contains("What you typed is kept for ten minutes");
		MockHttpSession session = signIn();
		assertThat(page(session))
			.contains("action=\"/desk/cards/7\"",
					"name=\"answer\" value=\"Restart it twice,\nthen &lt;b&gt;wait&lt;/b&gt;.\"",
					"name=\"version\" value=\"3\"", "class=\"kept\">Restart it twice,", "href=\"/desk/cards/7/edit\"")
			.doesNotContain("<b>wait", "value=\"old\"");
	}

	@Test
	void aPartOfAPageLeadsThereAsWell() {
		assertThat(this.mvc.post()
			.uri("/desk/cards/7")
			.session(this.browser)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.header(HttpHeaders.ORIGIN, "http://localhost:8080")
			.header("HX-Request", "true")
			.header("HX-Current-URL", "http://localhost:8080/desk/cards/7/edit")
			.param("answer", TEXT)).hasStatus(401).hasHeader("HX-Redirect", "/sign-in?ended&to=%2Funsent");
	}

	@Test
	void nothingIsKeptOfSecretsOfHugeFormsAndOfWhatNoPageOfOursSent() {
		for (Map<String, String> fields : List.of(Map.of("answer", TEXT, "password", "a long one"),
				Map.of("answer", TEXT, "client-secret", "s3"), Map.of("answer", "a b".repeat(30_000)),
				Map.of("revision", "3"))) {
			assertThat(send("http://localhost:8080", fields)).hasHeader(HttpHeaders.LOCATION,
					"/sign-in?ended&to=%2Fdesk%2Fcards%2F7%2Fedit");
		}
		assertThat(send(null, Map.of("answer", TEXT))).hasHeader(HttpHeaders.LOCATION,
				"/sign-in?ended&to=%2Fdesk%2Fcards%2F7%2Fedit");
		assertThat(send("https://evil.example", Map.of("answer", TEXT))).hasStatus(403);
		assertThat(this.mvc.get().uri("/unsent").session(signIn())).hasRedirectedUrl("/");
	}

	@Test
	void itIsForgottenAfterTenMinutes() {
		MockHttpSession session = signIn();
		Unsent.Field field = new Unsent.Field("answer", TEXT);
		new Unsent("/desk/cards/7", "/", List.of(field), Instant.now().minusSeconds(601)).keep(session);
		assertThat(this.mvc.get().uri("/unsent").session(session)).hasRedirectedUrl("/");
	}

	private MvcTestResult send(@Nullable String origin, Map<String, String> fields) {
		var form = this.mvc.post()
			.uri("/desk/cards/7")
			.session(this.browser)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.header(HttpHeaders.REFERER, "http://localhost:8080/desk/cards/7/edit")
			.param("_csrf", "old");
		fields.forEach((name, value) -> form.param(name, value));
		if (origin != null) {
			form.header(HttpHeaders.ORIGIN, origin);
		}
		return form.exchange();
	}

	private MockHttpSession signIn() {
		MvcTestResult signedIn = this.mvc.post()
			.uri("/sign-in")
			.session(this.browser)
			.with(csrf())
			.param("email", "dana@example.org")
			.param("password", PASSWORD)
			.param("to", "/unsent")
			.exchange();
		assertThat(signedIn).hasRedirectedUrl("/unsent");
		return (MockHttpSession) Objects.requireNonNull(signedIn.getMvcResult().getRequest().getSession());
	}

	private String page(MockHttpSession session) {
		MvcTestResult page = this.mvc.get().uri("/unsent").session(session).exchange();
		assertThat(page).hasStatusOk();
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
