package org.runstate.support;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.runstate.audience.Person;
import org.runstate.notice.Revision;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class ArticlePageTests extends DeskScene {

	private Revision notice;

	private String card;

	private String enrolment;

	@BeforeEach
	void articlesAndANotice() {
		this.notice = said("n", "Enrolment asks for a broker",
				"<p>Devices that enrol in Windows show a broker during enrolment.</p>", noticed());
		work();
		this.card = "/desk/cards/" + this.notice.noticeId();
		this.enrolment = add("Enrolment stops at 60 %", "windows", "Intune", "enrolment, broker");
		add("Enrolment of televisions", "tvos", "", "enrolment, broker");
		add("Printers print grey", "windows", "", "printer, toner");
	}

	private String add(String title, String platform, String services, String keywords) {
		MvcTestResult added = post("/desk/articles/new", Map.of("version", "0", "title", title, "text", "Look at it.",
				"platforms", platform, "services", services, "keywords", keywords));
		return String.valueOf(added.getResponse().getRedirectedUrl());
	}

	@Test
	void suggestsWhatSharesServiceSystemAndWords() {
		String page = page(this.card);
		assertThat(page).contains("Enrolment stops at 60 %")
			.contains("Both about Microsoft Intune, Windows; words in common: enrolment, broker")
			.doesNotContain("televisions")
			.doesNotContain("Printers");
	}

	@Test
	void personPinsAndTakesOff() {
		String number = this.enrolment.replaceAll("\\D", "");
		assertThat(decide(number, "pin")).hasRedirectedUrl(this.card + "#articles");
		assertThat(page(this.card)).contains("pinned</span>");
		decide(number, "dismiss");
		assertThat(page(this.card)).contains("One article was taken off")
			.doesNotContain("href=\"" + this.enrolment + "\"");
		decide(number, "forget");
		assertThat(page(this.card)).contains("href=\"" + this.enrolment + "\"").doesNotContain("was taken off");
		String printers = String
			.valueOf(this.jdbc.sql("select id from article where title like 'Printers%'").query(Long.class).single());
		decide(printers, "pin");
		assertThat(page(this.card)).contains("Printers print grey");
		assertThat(decide("4711", "pin")).hasStatus(404);
	}

	private MvcTestResult decide(String article, String verdict) {
		return post(this.card + "/articles", Map.of("article", article, "verdict", verdict));
	}

	@Test
	void retiredItIsSuggestedNoMore() {
		post(this.enrolment + "/retire", Map.of());
		assertThat(page(this.card)).doesNotContain("stops at 60");
		assertThat(page("/desk/articles")).doesNotContain("stops at 60").contains("Printers");
		assertThat(page("/desk/articles?retired=true")).contains("stops at 60");
		post(this.enrolment + "/retire", Map.of("retired", "false"));
		assertThat(page("/desk/articles?q=broker&platform=windows")).contains("stops at 60").doesNotContain("Printers");
	}

	@Test
	void changesOneAndKeepsWhatTwoPeopleTyped() {
		Map<String, String> mine = new HashMap<>(Map.of("version", "1", "title", "Mine", "text", "My <b>text</b>"));
		assertThat(post(this.enrolment, Map.of("version", "1", "title", "Theirs", "url", "https://kb.example.org/1")))
			.hasRedirectedUrl(this.enrolment);
		MvcTestResult refused = post(this.enrolment, mine);
		assertThat(refused).hasStatus(409);
		assertThat(body(refused)).contains("value=\"Mine\"").contains("Theirs").contains("My &lt;b&gt;text&lt;/b&gt;");
		mine.put("version", "2");
		assertThat(post(this.enrolment, mine)).hasRedirectedUrl(this.enrolment);
		assertThat(page(this.enrolment)).contains("Mine").contains("My &lt;b&gt;text&lt;/b&gt;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "//evil.example", "/path", "ftp://x.example/",
			"https://user@host.example/", "https:///x", "JAVASCRIPT:x", " https://x .example", "vbscript:x",
			"http://[x" })
	void refusesLinksThatAreNone(String link) {
		MvcTestResult refused = post("/desk/articles/new", Map.of("version", "0", "title", "A title", "url", link));
		assertThat(refused).hasStatus(422);
		assertThat(body(refused)).contains("value=\"A title\"")
			.contains("a link begins with http")
			.doesNotContain("href=\"" + link);
	}

	@Test
	void needsATitleAndALinkOrAText() {
		assertThat(post("/desk/articles/new", Map.of("version", "0", "title", " ", "text", "x"))).hasStatus(422);
		assertThat(body(post("/desk/articles/new", Map.of("version", "0", "title", "x"))))
			.contains("needs a link or a text");
		assertThat(post("/desk/articles/new", Map.of("version", "0", "title", "x".repeat(301), "text", "x")))
			.hasStatus(422);
	}

	@Test
	void othersReadAndDoNotWrite() {
		Person admin = person("Adam Min", "admin", "admin");
		assertThat(page("/desk/articles", admin)).contains("stops at 60").doesNotContain("Write an article");
		assertThat(page(this.enrolment, admin)).contains("Look at it.").doesNotContain("Offer it no longer");
		assertThat(get("/desk/articles/new", admin)).hasStatus(403);
		assertThat(get(this.enrolment + "/edit", admin)).hasStatus(403);
		assertThat(post(this.enrolment, admin, Map.of("version", "1", "title", "x", "text", "x"))).hasStatus(403);
		assertThat(get("/desk/articles/4711", admin)).hasStatus(404);
	}

}
