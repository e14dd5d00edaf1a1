package org.runstate.acknowledgement;

import org.junit.jupiter.api.Test;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.notice.Revision;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class ChangePagesTests extends PageScene {

	@Test
	void joinedNoticesAreListedOnceAndShowEachOther() {
		Revision other = this.scene.said("o", "The same thing, a copy", "Of May and walruses.");
		this.search.fill();
		assertThat(page("/notices")).contains("The same thing, a copy");
		assertThat(post(this.notice.noticeId(), "join", "with", "http://localhost/notices/" + other.noticeId()))
			.hasStatus3xxRedirection()
			.hasRedirectedUrl("/notices/" + this.notice.noticeId() + "#change");
		assertThat(page("/notices")).doesNotContain("The same thing, a copy").contains("also announced by 1 other");
		assertThat(page("/notices?q=walruses")).contains("/notices/" + this.notice.noticeId() + "\"");
		assertThat(page("/notices/" + this.notice.noticeId())).contains("The same thing, a copy")
			.contains("joined by Mia Sand on")
			.contains("is the same as");
		assertThat(page("/notices/" + other.noticeId())).contains("which leads")
			.contains("Led by Something")
			.doesNotContain("Acknowledge revision");
		assertThat(page("/")).doesNotContain("The same thing, a copy");
	}

	@Test
	void aNoticeIsSplitOffAndMadeLead() {
		Revision other = this.scene.said("o", "The same thing, a copy", "Of May.");
		post(this.notice.noticeId(), "join", "with", String.valueOf(other.noticeId()));
		post(other.noticeId(), "lead", "", "");
		assertThat(page("/notices")).contains("The same thing, a copy").doesNotContain("Something &lt;b&gt;");
		assertThat(page("/")).contains("The same thing, a copy").contains("<strong>1 to acknowledge</strong>");
		post(this.notice.noticeId(), "split", "", "");
		assertThat(page("/notices")).contains("The same thing, a copy").contains("Something &lt;b&gt;");
		assertThat(page("/notices/" + other.noticeId())).contains("is not the same as");
	}

	@Test
	void whatNobodyKnowsIsNotJoined() {
		for (String with : new String[] { "", "4711", "MC999999", "http://localhost/notices/4711",
				String.valueOf(this.notice.noticeId()), "9999999999999999999999" }) {
			MvcTestResult done = post(this.notice.noticeId(), "join", "with", with);
			assertThat(done).hasStatus3xxRedirection();
			assertThat(String.valueOf(done.getMvcResult().getFlashMap().get("problem"))).contains("Nothing was joined");
		}
		assertThat(post(4711, "split", "", "")).hasStatus(404);
		assertThat(post(this.notice.noticeId(), "apart", "other", "4711")).hasStatus(404);
	}

	@Test
	void onlyAdminsDecide() {
		Person tom = this.scene.person("Tom Low", "user", "Desk", "helpdesk");
		for (String what : new String[] { "join", "split", "lead", "apart" }) {
			assertThat(this.mvc.post()
				.uri("/notices/{id}/{what}", this.notice.noticeId(), what)
				.with(user(SignedIn.as(tom)))
				.with(csrf())
				.exchange()).hasStatus(403);
		}
		assertThat(this.mvc.get().uri("/notices/{id}", this.notice.noticeId()).with(user(SignedIn.as(tom))).exchange())
			.hasStatusOk()
			.bodyText()
			.doesNotContain("Join with another");
	}

	@Test
	void promisesAreShownOverTimeAndCountedInTheReport() {
		Revision second = this.scene.said("n", "Something <b>retires</b>", "In June.");
		promise(this.notice.id(), "2026-03-11", "2026-03-20", "mid-March 2026");
		promise(second.id(), "2026-05-10", "2026-05-20", "10 to 20 May 2026");
		assertThat(page("/notices/" + this.notice.noticeId())).contains("slipped once, 61 days in all")
			.contains("11 to 20 Mar 2026")
			.contains("61 days later")
			.contains("<svg");
		assertThat(page("/reports/slips")).contains("Nothing that fits was put off");
		this.jdbc.sql("insert into slip values (?, 'general-availability', 'worldwide', 1, 61, '2026-05-20')")
			.param(this.notice.noticeId())
			.update();
		this.jdbc.sql("update impact set services = '[\"Windows\"]'").update();
		for (String filter : new String[] { "", "?service=Windows", "?stage=general-availability&least=1",
				"?stage=nonsense&least=-4" }) {
			assertThat(page("/reports/slips" + filter)).contains("Something &lt;b&gt;retires").contains("61");
		}
		for (String filter : new String[] { "?service=Teams", "?stage=preview", "?least=2" }) {
			assertThat(page("/reports/slips" + filter)).contains("Nothing that fits was put off");
		}
	}

	private void promise(long revision, String from, String to, String words) {
		this.jdbc.sql("""
				insert into promise (revision_id, at, from_day, to_day, accuracy, stage, words)
				values (?, 0, ?, ?, 'part', 'general-availability', ?)
				""").params(revision, from, to, words).update();
	}

	private MvcTestResult post(long notice, String what, String name, String value) {
		return this.mvc.post()
			.uri("/notices/{id}/{what}", notice, what)
			.param(name.isEmpty() ? "nothing" : name, value)
			.with(user(me()))
			.with(csrf())
			.exchange();
	}

}
