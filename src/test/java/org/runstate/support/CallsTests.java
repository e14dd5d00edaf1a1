package org.runstate.support;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.runstate.audience.Person;
import org.runstate.impact.Category;
import org.runstate.impact.Level;
import org.runstate.impact.Urgency;
import org.runstate.notice.Revision;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class CallsTests extends DeskScene {

	private Person ada;

	private Person tom;

	private Revision notice;

	private String address;

	@BeforeEach
	void aNoticeForLater() {
		this.ada = person("Ada Root", "admin", "administrator");
		this.tom = person("Tom Desk", "helpdesk", "helpdesk");
		this.notice = said("n", "A new menu", "<p>A menu appears.</p>",
				impact(Category.FEATURE, Urgency.LATER, Level.HIGH, null));
		work();
		this.address = "/desk/cards/" + this.notice.noticeId();
	}

	private MvcTestResult call(Person person) {
		return post(this.address + "/calls", person, Map.of());
	}

	@Test
	void fiveCallsMakeItUrgentAndTellTheOwnerOnce() {
		for (int call = 1; call <= 4; call++) {
			assertThat(flash(call((call % 2 == 0) ? this.tom : this.hele), "flash")).startsWith("Counted");
		}
		assertThat(page("/desk?when=now")).doesNotContain("A new menu");
		assertThat(count("message")).isZero();
		assertThat(flash(call(this.hele), "flash")).contains("5 calls today").contains("is told");
		assertThat(page("/desk?when=now")).contains("A new menu").contains("5 calls today");
		assertThat(page(this.address)).contains("5 calls today").contains("Tom Desk");
		assertThat(this.jdbc.sql("select concat(kind, ' ', recipient, ' ', subject) from message")
			.query(String.class)
			.list()).containsExactly("urgent ada.root@example.org 5 calls today: A new menu");
		assertThat(flash(call(this.tom), "flash")).contains("6 calls today").doesNotContain("is told");
		assertThat(count("message")).isOne();
	}

	@Test
	void ownLastCallIsTakenBackAndNoOthers() {
		call(this.tom);
		call(this.hele);
		assertThat(flash(post(this.address + "/calls/undo", Map.of()), "flash")).contains("taken back");
		assertThat(page(this.address)).contains("one call today").doesNotContain("Take back my last one");
		assertThat(flash(post(this.address + "/calls/undo", Map.of()), "problem")).contains("no call of yours");
		assertThat(count("card_call")).isEqualTo(2);
		assertThat(page(this.address, this.tom)).contains("Take back my last one");
	}

	@Test
	void takenBackItIsUrgentNoMoreAndNobodyIsToldTwice() {
		List.of(1, 2, 3, 4, 5).forEach((call) -> call(this.hele));
		post(this.address + "/calls/undo", Map.of());
		assertThat(page("/desk?when=now")).doesNotContain("A new menu");
		call(this.hele);
		assertThat(page("/desk?when=now")).contains("A new menu");
		assertThat(count("message")).isOne();
	}

	@Test
	void callsOfYesterdayDoNotCount() {
		List.of(1, 2, 3, 4).forEach((call) -> call(this.hele));
		this.jdbc.sql("update card_call set called_at = called_at - interval 25 hour").update();
		assertThat(flash(call(this.hele), "flash")).contains("one call today");
		assertThat(page("/desk?when=now")).doesNotContain("A new menu");
	}

	@Test
	void administratorsAreToldWhereNobodyOwnsIt() {
		this.jdbc.sql("update source set owner = 'gone@example.org'").update();
		List.of(1, 2, 3, 4, 5).forEach((call) -> call(this.hele));
		assertThat(this.jdbc.sql("select recipient from message").query(String.class).list())
			.containsExactly(this.ada.email());
	}

	@Test
	void knownIssueStandsOnTheBoardUntilItIsResolvedAndGivesTheAllClear() {
		told(this.tom);
		assertThat(mark("open", "")).hasRedirectedUrl(this.address);
		assertThat(page("/desk?when=now")).contains("A new menu").contains("known issue, open");
		assertThat(flash(mark("workaround", ""), "problem")).contains("say what the workaround is");
		mark("workaround", "Press <F5>");
		assertThat(page("/desk")).contains("Press &lt;F5&gt;").contains("with a workaround");
		assertThat(flash(mark("resolved", "Press <F5>"), "flash")).contains("One colleague");
		assertThat(page("/desk?when=now")).doesNotContain("A new menu");
		assertThat(this.jdbc.sql("select concat(kind, ' ', recipient, ' ', subject) from message")
			.query(String.class)
			.list()).containsExactly("all-clear tom.desk@example.org All-clear: A new menu");
		assertThat(flash(mark("resolved", ""), "flash")).contains("Nobody else");
		assertThat(count("message")).isOne();
	}

	@Test
	void whoReadOfItAmongTheKnownIssuesGetsTheAllClear() {
		Person mac = person("Mac Only", "helpdesk", "helpdesk");
		this.jdbc.sql("update person set platforms = '[\"macos\"]' where id = ?").param(mac.id()).update();
		mark("open", "");
		for (Person person : List.of(this.tom, mac)) {
			this.jdbc
				.sql("""
						insert into digest (person_id, digest_window, message_id, revisions, from_position, to_position, composed_at)
						values (?, '2026-11-23', uuid(), '[]', 0, 1, utc_timestamp(6) + interval 1 second)
						""")
				.param(person.id())
				.update();
		}
		mark("resolved", "");
		assertThat(this.jdbc.sql("select recipient from message").query(String.class).list())
			.containsExactly("tom.desk@example.org");
	}

	@Test
	void whoIsNoLongerAtTheDeskOrWasNotToldGetsNoAllClear() {
		Person user = person("Uma User", "user", "viewer");
		told(user);
		Person gone = person("Gone Away", "helpdesk", "helpdesk");
		told(gone);
		this.jdbc.sql("update person set active = false where id = ?").param(gone.id()).update();
		mark("open", "");
		assertThat(flash(mark("resolved", ""), "flash")).contains("Nobody else");
		assertThat(count("message")).isZero();
	}

	@Test
	void staleMarkIsRefusedAndKeepsWhatWasTyped() {
		Map<String, String> form = CardPageTests.hidden(page(this.address), "issue");
		mark("open", "");
		MvcTestResult refused = post(this.address + "/issue",
				Map.of("version", form.getOrDefault("version", ""), "state", "workaround", "workaround", "Mine"));
		assertThat(flash(refused, "problem")).contains("Nothing was kept");
		assertThat(flash(refused, "typed")).isEqualTo("Mine");
		assertThat(page("/desk")).doesNotContain("Mine");
	}

	private MvcTestResult mark(String state, String workaround) {
		Map<String, String> form = CardPageTests.hidden(page(this.address), "issue");
		return post(this.address + "/issue",
				Map.of("version", form.getOrDefault("version", ""), "state", state, "workaround", workaround));
	}

	private void told(Person person) {
		this.jdbc
			.sql("""
					insert into digest (person_id, digest_window, message_id, revisions, from_position, to_position, composed_at)
					values (?, 'now 1', uuid(), json_array(?), 0, 1, utc_timestamp(6))
					""")
			.params(person.id(), this.notice.id())
			.update();
	}

}
