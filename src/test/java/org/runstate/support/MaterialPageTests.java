package org.runstate.support;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.runstate.audience.Person;
import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Level;
import org.runstate.impact.Urgency;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class MaterialPageTests extends DeskScene {

	@Autowired
	ReviewMail mail;

	private Person olga;

	private String guide;

	@BeforeEach
	void aGuideOfOlga() {
		this.olga = person("Olga Owner", "user", "viewer");
		person("Ada Root", "admin", "administrator");
		this.guide = String
			.valueOf(post("/desk/materials/new", form("Menus for beginners")).getResponse().getRedirectedUrl());
	}

	private Map<String, String> form(String title) {
		return new HashMap<>(Map.of("version", "1", "title", title, "url",
				"https://learn.example.org/<b>".replace("<b>", ""), "owner", "olga.owner@example.org", "platforms",
				"windows", "services", "Intune", "keywords", "menu, start page", "reviewedOn",
				LocalDate.now(ZoneOffset.UTC).toString(), "everyDays", "180"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			feature     | high | A new menu appears                  | 1
			update      | low  | The Menus move                      | 1
			retirement  | high | The start page goes                 | 1
			known-issue | high | A new menu appears                  | 0
			feature     | none | A new menu appears                  | 0
			feature     | high | Documents are no longer shown       | 0
			""")
	void opensAReviewOfWhatANoticeMayHaveMadeStale(String category, String user, String title, int reviews) {
		said("n", title, "<p>Text.</p>",
				impact(Category.valueOf(category.toUpperCase(java.util.Locale.ROOT).replace('-', '_')), Urgency.SOON,
						Level.valueOf(user.toUpperCase(java.util.Locale.ROOT)), null));
		assertThat(work().reviews()).isEqualTo(reviews);
		assertThat(count("material_review")).isEqualTo(reviews);
	}

	@Test
	void opensItOncePerNoticeAndTellsTheOwnerOnce() {
		said("n", "A new menu", "<p>Text.</p>", noticed());
		assertThat(work().reviews()).isOne();
		assertThat(tell()).isOne();
		said("n", "A newer menu", "<p>Text.</p>", noticed(),
				new Difference(Difference.Kind.DATE_EARLIER, true, "Earlier."));
		assertThat(work().reviews()).isZero();
		this.jdbc.sql("truncate table desk_position").update();
		assertThat(work().reviews()).isZero();
		assertThat(tell()).isZero();
		assertThat(this.jdbc.sql("select concat(kind, ' ', recipient, ' ', subject) from message")
			.query(String.class)
			.list()).containsExactly("reminder olga.owner@example.org Still right? A training material to look at");
	}

	@Test
	void baselineAsksNobody() {
		said("n", "A new menu", "<p>Text.</p>", noticed());
		this.jdbc.sql("update impact set news = false").update();
		assertThat(work().reviews()).isZero();
	}

	@Test
	void ownerSeesWhyAndSaysThatItIsStillRight() {
		said("n", "A <b>new</b> menu", "<p>Text.</p>", noticed());
		work();
		assertThat(page("/desk/materials?mine=true", this.olga)).contains("Menus for beginners")
			.contains("one notice to look at");
		assertThat(page(this.guide, this.olga)).contains("A &lt;b&gt;new&lt;/b&gt; menu")
			.contains("Both about Microsoft Intune, Windows, and the notice speaks of “menu”.");
		MvcTestResult done = post(this.guide + "/review", this.olga,
				Map.of("changed", "false", "note", "Looked <i>closely</i>"));
		assertThat(done).hasRedirectedUrl(this.guide);
		assertThat(page(this.guide, this.olga)).contains("Looked &lt;i&gt;closely&lt;/i&gt;")
			.contains("It is still right</span>")
			.doesNotContain("one notice to look at");
	}

	@Test
	void onlyItsOwnerOrAnAdministratorSaysSo() {
		assertThat(post(this.guide + "/review", Map.of("changed", "true"))).hasStatus(403);
		assertThat(page(this.guide)).doesNotContain("It is still right</button>");
		Person ada = this.people.find("ada.root@example.org").orElseThrow();
		assertThat(post(this.guide + "/review", ada, Map.of("changed", "true", "note", "")))
			.hasRedirectedUrl(this.guide);
		assertThat(page(this.guide)).contains("Looked at without a notice").contains("I changed it</span>");
	}

	@Test
	void overdueOnesStandInTheReportAndAreSaidOnceAWeek() {
		Person ada = this.people.find("ada.root@example.org").orElseThrow();
		assertThat(page("/reports", ada)).doesNotContain("Training materials that nobody");
		this.jdbc.sql("update material set reviewed_on = reviewed_on - interval 181 day").update();
		assertThat(page("/reports", ada)).contains("Training materials that nobody looked at in time")
			.contains("Menus for beginners")
			.contains("1 overdue");
		assertThat(page("/desk/materials")).contains("overdue since");
		assertThat(tell()).isOne();
		assertThat(tell()).isZero();
		post(this.guide + "/review", this.olga, Map.of("changed", "false"));
		assertThat(page("/reports", ada)).doesNotContain("Training materials that nobody");
	}

	@Test
	void whatBelongsToSomebodyWhoLeftIsTheAdministrators() {
		said("n", "A new menu", "<p>Text.</p>", noticed());
		work();
		this.jdbc.sql("update person set active = false where id = ?").param(this.olga.id()).update();
		tell();
		assertThat(this.jdbc.sql("select recipient from message").query(String.class).list())
			.containsExactly("ada.root@example.org");
	}

	@Test
	void changesOneAndKeepsWhatTwoPeopleTyped() {
		Map<String, String> mine = form("Mine");
		assertThat(post(this.guide, form("Theirs"))).hasRedirectedUrl(this.guide);
		MvcTestResult refused = post(this.guide, mine);
		assertThat(refused).hasStatus(409);
		assertThat(body(refused)).contains("value=\"Mine\"").contains("Theirs");
		mine.put("version", "2");
		assertThat(post(this.guide, mine)).hasRedirectedUrl(this.guide);
		assertThat(page("/desk/materials?q=mine")).contains("Mine");
	}

	@ParameterizedTest
	@CsvSource({ "owner,nobody@example.org", "everyDays,0", "everyDays,x", "reviewedOn,tomorrow", "title,''",
			"url,javascript:x" })
	void refusesWhatCannotBeKept(String field, String value) {
		Map<String, String> form = form("Typed");
		form.put(field, value);
		MvcTestResult refused = post("/desk/materials/new", form);
		assertThat(refused).hasStatus(422);
		assertThat(body(refused)).contains("menu, start page").contains("Nothing was kept");
	}

	@Test
	void rolesSeeWhatTheyMay() {
		assertThat(page("/desk/materials", this.olga)).doesNotContain("Add a material");
		assertThat(get("/desk/materials/new", this.olga)).hasStatus(403);
		assertThat(page("/desk/materials", person("Cora Comms", "user", "communications"))).contains("Add a material");
		for (Person person : List.of(this.olga, person("Adam Min", "admin", "admin"))) {
			assertThat(post(this.guide + "/retire", person, Map.of())).hasStatus(403);
		}
		post(this.guide + "/retire", Map.of());
		assertThat(page("/desk/materials")).doesNotContain("Menus for beginners");
	}

	private int tell() {
		return java.util.Objects.requireNonNull(this.transaction.execute((status) -> this.mail.tell()));
	}

}
