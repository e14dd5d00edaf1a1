package org.runstate.digest;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.Person;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What digests say to the help desk.
 */
@RunstateTest
class DeskDigestTests {

	@Autowired
	Telling telling;

	@Autowired
	People people;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void aNoticeWithACardAndAKnownIssue() {
		this.jdbc
			.sql("""
					insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					values (1, 's', 'A source', 'feed', 'https://vendor.example/', 3600, '[]', '[]', true, '{}', utc_timestamp())
					""")
			.update();
		person(1, "helpdesk", "[]");
		person(2, "user", "[]");
		person(3, "helpdesk", "[\"macos\"]");
		notice(1, "A new menu", "[\"windows\"]");
		notice(2, "Another thing", "[]");
		this.jdbc.sql("delete from impact where notice_id = 1").update();
		impact(1, "[\"windows\"]", false);
		card(1, "Where <b>is</b> it?");
		card(2, "What is that?");
	}

	@Test
	void helpDeskReadsTheCardAndOthersDoNot() {
		String mail = html(1);
		assertThat(mail).contains("For the help desk")
			.contains("draft, not approved")
			.contains("What is that?")
			.contains("/desk/cards/2\"")
			.contains("On macOS it is blue.");
		assertThat(text(1)).contains("What users will say: What is that?");
		assertThat(html(2)).contains("Another thing").doesNotContain("For the help desk").doesNotContain("/desk");
	}

	@Test
	void approvedCardIsNoDraft() {
		this.jdbc.sql("update card set approved_by = 1, approved_at = utc_timestamp(), approved_revision = notice_id")
			.update();
		assertThat(html(1)).contains("For the help desk").doesNotContain("draft, not approved");
	}

	@Test
	void changedCardIsRenderedAnew() {
		assertThat(html(1)).contains("What is that?");
		this.jdbc.sql("update card set says = 'Something else', version = 2").update();
		assertThat(html(1)).contains("Something else").doesNotContain("What is that?");
	}

	@Test
	void manyCallsStandOnTheCard() {
		for (int call = 0; call < 5; call++) {
			this.jdbc.sql("insert into card_call (notice_id, person_id, called_at) values (2, 1, utc_timestamp(6))")
				.update();
		}
		assertThat(html(1)).contains("5 calls today");
	}

	@Test
	void knownIssuesStandInTheDigestOfThoseWhoSupportThem() {
		this.jdbc
			.sql("""
					update card set issue = 'workaround', issue_by = 1, issue_since = utc_timestamp(), workaround = 'Press <F5>'
					where notice_id = 1
					""")
			.update();
		assertThat(html(1)).contains("Known issues at the desk")
			.contains("Press &lt;F5&gt;")
			.contains("A new menu")
			.contains("/desk/cards/1\"");
		assertThat(html(3)).doesNotContain("Known issues").contains("Another thing");
		assertThat(html(2)).doesNotContain("Known issues");
		this.jdbc.sql("update card set issue = 'resolved'").update();
		assertThat(html(1)).doesNotContain("Known issues");
	}

	@Test
	void everybodyReadsTheSamePieces() {
		Person one = this.people.find(1).orElseThrow();
		person(4, "helpdesk", "[]");
		List<String> both = List.of(html(1), html(4))
			.stream()
			.map((mail) -> mail.replaceAll("/[au]/[^\"]+", ""))
			.toList();
		assertThat(both.get(0).replace(one.name(), "")).isEqualTo(both.get(1).replace("Person 4", ""));
	}

	private String html(long person) {
		return this.telling.preview(this.people.find(person).orElseThrow()).orElseThrow().body().html();
	}

	private String text(long person) {
		return this.telling.preview(this.people.find(person).orElseThrow()).orElseThrow().body().text();
	}

	private void person(int id, String audience, String platforms) {
		this.jdbc.sql("""
				insert into person (id, email, name, audiences, roles, platforms, services, locale, zone, hour)
				values (?, ?, ?, json_array(?), '[]', ?, '[]', 'en', 'UTC', 0)
				""").params(id, "p" + id + "@example.org", "Person " + id, audience, platforms).update();
	}

	private void notice(int id, String title, String platforms) {
		this.jdbc.sql("""
				insert into notice (id, source_id, entry_key, latest, raw_hash, first_seen_at)
				values (?, 1, ?, 1, repeat('r', 32), utc_timestamp())
				""").params(id, "k" + id).update();
		this.jdbc
			.sql("""
					insert into revision (id, notice_id, number, title, html, text, labels, services, platforms, seen_at,
						semantic_hash, raw_hash, baseline)
					values (?, ?, 1, ?, '', 'It changes.', '[]', '[]', '[]', utc_timestamp(), repeat('s', 32), repeat('r', 32), false)
					""")
			.params(id, id, title)
			.update();
		impact(id, platforms, true);
	}

	private void impact(int id, String platforms, boolean news) {
		this.jdbc.sql("update impact_position set last = last + 1").update();
		this.jdbc.sql("update change_position set last = (select last from impact_position)").update();
		this.jdbc
			.sql("""
					insert into impact (revision_id, notice_id, position, news, platforms, services, category, action, major,
						touches_admin, touches_helpdesk, touches_user, urgency, difference, material, reasons, classified_at)
					values (?, ?, (select last from impact_position), ?, ?, '[]', 'update', 'inform', false, 'none', 'none',
						'high', 'later', '[]', false, '[]', utc_timestamp())
					""")
			.params(id, id, news, platforms)
			.update();
	}

	private void card(int id, String says) {
		this.jdbc.sql("""
				insert into card (notice_id, says, looks, answer, escalate, shown_until)
				values (?, ?, '{"macos": "On macOS it is blue."}', 'Answer.', '', '2100-01-01')
				""").params(id, says).update();
	}

}
