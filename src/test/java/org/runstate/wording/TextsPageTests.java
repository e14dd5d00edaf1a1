package org.runstate.wording;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.RunstateTest;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.Rendered;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class TextsPageTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MailTemplates templates;

	@Autowired
	SampleMails samples;

	@Autowired
	OwnTexts texts;

	private final MockHttpSession session = new MockHttpSession();

	private SignedIn ada = new SignedIn(1, "ada@example.org", "Ada <Root>", Set.of(Role.ADMINISTRATOR));

	@BeforeEach
	void adaRunsIt() {
		this.jdbc
			.sql("""
					insert into person (id, email, name, audiences, roles, platforms, services, locale, zone, hour)
					values (1, 'ada@example.org', 'Ada <Root>', '["admin"]', '["administrator"]', '[]', '[]', 'en', 'UTC', 8)
					""")
			.update();
		this.texts.changed();
	}

	@AfterEach
	void nextTestBeginsAnew() {
		this.texts.changed();
	}

	@Test
	void saysWhatWasWrittenInTextAndMarkup() {
		keep("organisation", "Kestrel & Finch", "Kestrel und Finch");
		keep("digest", "Good morning {name},\n{count} notices from <{organisation}>.", "Guten Morgen {name}");
		keep("mistake", "Not {name}? Call 4711.", "");
		keep("footer", "{organisation}, 1 Harbour Road", "{organisation}, Hafenstraße 1");
		Rendered english = mail(Sample.DIGEST, Locale.ENGLISH);
		assertThat(english.text()).contains("Good morning Ada <Root>,\n2 notices from <Kestrel & Finch>.",
				"Not Ada <Root>? Call 4711.", "\nKestrel & Finch, 1 Harbour Road");
		assertThat(english.html())
			.contains("Good morning Ada &lt;Root&gt;,<br>2 notices from &lt;Kestrel &amp; Finch&gt;.",
					"Not Ada &lt;Root&gt;? Call 4711.", "Kestrel &amp; Finch, 1 Harbour Road")
			.doesNotContain("tell your administrator");
		assertThat(mail(Sample.DIGEST, Locale.GERMAN).text()).contains("Guten Morgen Ada <Root>",
				"Kestrel und Finch, Hafenstraße 1", "Sie sind nicht Ada <Root>?");
		assertThat(mail(Sample.REMINDER, Locale.ENGLISH).text()).contains("Call 4711", "1 Harbour Road")
			.doesNotContain("Good morning");
	}

	@Test
	void everyMailEndsWithTheFooter() {
		keep("footer", "The foot of it", "");
		for (Map<String, Object> model : List.of(
				Map.<String, Object>of("mail", "test", "name", "Ada", "at", "now", "messageUrl", "/m", "runsUrl", "/r"),
				Map.<String, Object>of("mail", "desk", "name", "Ada", "subject", "S", "heading", "H", "lines",
						List.of("L"), "items", List.of(), "button", "B", "why", "W", "pageUrl", "/"))) {
			Rendered mail = this.templates.render(String.valueOf(model.get("mail")), Locale.ENGLISH, model);
			assertThat(mail.text()).contains("\nThe foot of it");
			assertThat(mail.html()).contains("The foot of it");
		}
		for (Sample sample : Sample.values()) {
			assertThat(mail(sample, Locale.ENGLISH).text()).contains("The foot of it");
			assertThat(mail(sample, Locale.GERMAN).text()).doesNotContain("The foot of it");
		}
	}

	@Test
	void goesBackToTheBuiltInWordsWithOnePress() {
		keep("escalation", "Please talk to them, {name}.", "Bitte sprechen Sie mit ihnen.");
		assertThat(mail(Sample.ESCALATION, Locale.ENGLISH).text()).contains("Please talk to them, Ada <Root>.")
			.doesNotContain("Please see that");
		assertThat(text(get("/texts/escalation"))).contains("Back to the built-in words");
		assertThat(post("/texts/escalation/built-in", Map.of())).hasStatus(302);
		assertThat(mail(Sample.ESCALATION, Locale.ENGLISH).text()).contains("Please see that");
		assertThat(text(get("/texts/escalation"))).doesNotContain("Back to the built-in words");
		keep("escalation", "Again", "");
		assertThat(mail(Sample.ESCALATION, Locale.ENGLISH).text()).contains("Again");
		assertThat(this.jdbc.sql("select count(*) from audit where did = 'text-written' and thing_key = 'escalation'")
			.query(Long.class)
			.single()).isEqualTo(3);
		assertThat(this.jdbc.sql("select group_concat(what) from audit").query(String.class).single())
			.doesNotContain("talk to them");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{nobody}", "{Name}", "{owed}" })
	void refusesAPlaceholderThatIsNotThere(String wrong) {
		MvcTestResult answer = post("/texts/reminder", Map.of("version", "0", "en", "Typed " + wrong, "de", ""));
		assertThat(answer).hasStatus(422);
		assertThat(text(answer)).contains("Nothing was kept: " + wrong + " is no placeholder", "Typed " + wrong,
				"aria-invalid=\"true\"");
		assertThat(post("/texts/reminder/preview", Map.of("en", wrong))).hasStatus(422);
		assertThat(this.texts.all()).isEmpty();
	}

	@Test
	void refusesWhatIsTooLongAndKeepsWhatWasTyped() {
		MvcTestResult answer = post("/texts/reminder", Map.of("version", "0", "en", "", "de", "x".repeat(501)));
		assertThat(answer).hasStatus(422);
		assertThat(text(answer)).contains("too long by 1 characters", "x".repeat(501));
		assertThat(this.texts.all()).isEmpty();
	}

	@Test
	void showsBothWhenSomebodyElseWasFaster() {
		keep("reminder", "Theirs", "");
		MvcTestResult answer = post("/texts/reminder", Map.of("version", "0", "en", "Mine", "de", ""));
		assertThat(answer).hasStatus(409);
		assertThat(text(answer)).contains("Somebody else changed", "Theirs", ">Mine<", "name=\"version\" value=\"1\"");
		assertThat(post("/texts/reminder", Map.of("version", "1", "en", "Mine", "de", ""))).hasStatus(302);
		assertThat(text(get("/texts"))).contains("Mine", "own words");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${7*7}", "<#assign e=\"freemarker.template.utility.Execute\"?new()>${e(\"id\")}",
			"<#list 1..2000000000 as i>${i}</#list>", "<@\"${1+1}\"?interpret />", "<script>__xss(1)</script>",
			"${o(\"java.util.Date\")}" })
	void previewShowsWhatIsTypedAsItStands(String typed) {
		MvcTestResult answer = post("/texts/footer/preview", Map.of("en", typed, "de", typed));
		assertThat(answer).hasStatus(200);
		String escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
		assertThat(text(answer)).contains("As it would arrive in English", escaped).doesNotContain(typed + "</pre>");
		MvcTestResult mail = get("/texts/footer/html");
		assertThat(mail).hasStatus(200);
		assertThat(text(mail)).contains(escaped);
		assertThat(mail.getResponse().getHeader("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
		assertThat(this.texts.all()).isEmpty();
		assertThat(get("/texts/digest/html")).hasStatus(404);
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void onlyAdministratorsOpenIt(Role role) {
		SignedIn somebody = new SignedIn(1, "ada@example.org", "Ada", Set.of(role));
		boolean may = role == Role.ADMINISTRATOR;
		assertThat(this.mvc.get().uri("/texts").with(user(somebody)).exchange()).hasStatus(may ? 200 : 403);
		assertThat(this.mvc.post().uri("/texts/footer/preview").with(user(somebody)).with(csrf()).exchange())
			.hasStatus(may ? 200 : 403);
		for (String page : new String[] { "/digests", "/outbox" }) {
			MvcTestResult answer = this.mvc.get().uri(page).with(user(somebody)).exchange();
			assertThat(text(answer).contains("href=\"/texts\"")).as(page).isEqualTo(may);
		}
	}

	private Rendered mail(Sample sample, Locale reader) {
		return this.samples.render(sample, reader, this.texts.now(reader), this.ada.name());
	}

	private void keep(String key, String english, String german) {
		int version = OwnText.of(key).flatMap(this.texts::find).map(OwnTexts.Row::version).orElse(0);
		assertThat(post("/texts/" + key, Map.of("version", String.valueOf(version), "en", english, "de", german)))
			.hasStatus(302);
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).session(this.session).with(user(this.ada)).exchange();
	}

	private MvcTestResult post(String path, Map<String, String> fields) {
		MockMvcRequestBuilder request = this.mvc.post().uri(path).session(this.session);
		fields.forEach(request::param);
		return request.with(user(this.ada)).with(csrf()).exchange();
	}

	private static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
