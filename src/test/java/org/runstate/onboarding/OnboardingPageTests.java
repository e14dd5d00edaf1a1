package org.runstate.onboarding;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.runstate.RunstateTest;
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
class OnboardingPageTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	private SignedIn sofia;

	@BeforeEach
	void sofiaIsInCommunications() {
		this.jdbc.sql("""
				insert into person (id, email, name, audiences, roles, platforms, services, locale, zone, hour)
				values (1, 'sofia@example.org', 'Sofia', '["user"]', '["communications"]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.sofia = new SignedIn(1, "sofia@example.org", "Sofia", Set.of(Role.COMMUNICATIONS));
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void communicationsAndAdministratorsOpenIt(Role role) {
		boolean may = role == Role.COMMUNICATIONS || role == Role.ADMINISTRATOR;
		SignedIn me = new SignedIn(1, "sofia@example.org", "Sofia", Set.of(role));
		assertThat(this.mvc.get().uri("/onboarding").with(user(me)).exchange()).hasStatus(may ? 200 : 403);
		assertThat(this.mvc.post().uri("/onboarding/new").param("version", "0").with(user(me)).with(csrf()).exchange())
			.hasStatus(may ? 422 : 403);
		MvcTestResult digests = this.mvc.get().uri("/digests").with(user(me)).exchange();
		if (role != Role.VIEWER) {
			assertThat(digests.getResponse().getStatus()).isEqualTo(200);
			assertThat(text(digests).contains("href=\"/onboarding\"")).isEqualTo(may);
		}
	}

	@Test
	void itemIsAddedChangedAndRemoved() {
		assertThat(text(get("/onboarding"))).contains("Nothing yet.");
		assertThat(post("/onboarding/new", item(0, "Enrol <your> device", "https://help.example/enrol?a=1&b=2"),
				"audiences", "user", "audiences", "helpdesk"))
			.hasStatus(302);
		assertThat(text(get("/onboarding"))).contains("Enrol &lt;your&gt; device", "a=1&amp;b=2", "Help desk, Users",
				"Sofia");
		String id = one("select id from onboarding_item");
		assertThat(text(get("/onboarding/" + id))).contains("value=\"Enrol &lt;your&gt; device\"",
				"value=\"helpdesk\" checked", "name=\"version\" value=\"1\"");
		assertThat(post("/onboarding/" + id, item(1, "Enrol it", ""))).hasStatus(302);
		assertThat(one("select concat(title, ' ', version, ' ', coalesce(url, 'none')) from onboarding_item"))
			.isEqualTo("Enrol it 2 none");
		assertThat(post("/onboarding/" + id + "/remove", Map.of("version", "1"))).hasStatus(302);
		assertThat(one("select count(*) from onboarding_item")).as("somebody changed it meanwhile").isEqualTo("1");
		post("/onboarding/" + id + "/remove", Map.of("version", "2"));
		assertThat(one("select count(*) from onboarding_item")).isEqualTo("0");
		assertThat(get("/onboarding/" + id)).hasStatus(404);
		assertThat(post("/onboarding/" + id + "/up", Map.of())).hasStatus(404);
	}

	@Test
	void orderIsChangedWithinALanguage() {
		post("/onboarding/new", item(0, "A", ""));
		post("/onboarding/new", Map.of("version", "0", "language", "de", "title", "Deutsch", "text", "T", "url", ""));
		post("/onboarding/new", item(0, "B", ""));
		post("/onboarding/new", item(0, "C", ""));
		String c = one("select id from onboarding_item where title = 'C'");
		post("/onboarding/" + c + "/up", Map.of());
		assertThat(order()).isEqualTo("A,C,B");
		post("/onboarding/" + c + "/up", Map.of());
		post("/onboarding/" + c + "/up", Map.of());
		assertThat(order()).isEqualTo("C,A,B");
		post("/onboarding/" + c + "/down", Map.of());
		assertThat(order()).isEqualTo("A,C,B");
	}

	@Test
	void refusesWhatIsWrongAndKeepsWhatWasTyped() {
		for (Map<String, String> wrong : List.of(item(0, "", "https://help.example/"),
				item(0, "A title", "javascript:alert(1)"), item(0, "A title", "//help.example"),
				Map.of("version", "0", "language", "fr", "title", "A title", "text", "Typed text.", "url", ""),
				Map.of("version", "0", "language", "en", "title", "A title", "text", "", "url", ""))) {
			MvcTestResult answer = post("/onboarding/new", wrong);
			assertThat(answer).hasStatus(422);
			assertThat(text(answer)).contains("Nothing was kept", "aria-invalid", wrong.get("text"));
		}
		assertThat(one("select count(*) from onboarding_item")).isEqualTo("0");
	}

	@Test
	void showsBothTextsWhenSomebodyElseWasFaster() {
		post("/onboarding/new", item(0, "First", ""));
		String id = one("select id from onboarding_item");
		post("/onboarding/" + id, item(1, "Theirs", ""));
		MvcTestResult answer = post("/onboarding/" + id, item(1, "Mine", ""));
		assertThat(answer).hasStatus(409);
		assertThat(text(answer)).contains("Sofia changed this item", "<strong>Theirs</strong>", "value=\"Mine\"",
				"name=\"version\" value=\"2\"");
		assertThat(post("/onboarding/" + id, item(2, "Mine", ""))).hasStatus(302);
	}

	@Test
	void speaksGerman() {
		this.jdbc.sql("update person set locale = 'de-AT'").update();
		post("/onboarding/new",
				Map.of("version", "0", "language", "de", "title", "Gerät anmelden", "text", "So.", "url", ""));
		assertThat(text(get("/onboarding"))).contains("<h1>Einstieg</h1>", "Gerät anmelden", "Entfernen");
	}

	private static Map<String, String> item(int version, String title, String url) {
		return Map.of("version", String.valueOf(version), "language", "en", "title", title, "text", "Typed text.",
				"url", url);
	}

	private String order() {
		return one("select group_concat(title order by position) from onboarding_item where language = 'en'");
	}

	private MvcTestResult get(String address) {
		return this.mvc.get().uri(URI.create(address)).with(user(this.sofia)).exchange();
	}

	private MvcTestResult post(String address, Map<String, String> typed, String... more) {
		var request = this.mvc.post().uri(URI.create(address)).with(user(this.sofia)).with(csrf());
		typed.forEach(request::param);
		for (int i = 0; i < more.length; i += 2) {
			request.param(more[i], more[i + 1]);
		}
		return request.exchange();
	}

	private static String text(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
	}

	private String one(String sql) {
		return this.jdbc.sql(sql).query(String.class).single();
	}

}
