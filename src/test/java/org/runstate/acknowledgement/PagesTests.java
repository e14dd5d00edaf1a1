package org.runstate.acknowledgement;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class PagesTests extends PageScene {

	@Test
	void homeShowsWhatWaitsAndOneClickAcknowledges() {
		assertThat(page("/")).contains("Something &lt;b&gt;retires&lt;/b&gt;")
			.contains("because you are an admin and it touches admins")
			.contains("due 1 Jan 2100")
			.contains("<strong>1 to acknowledge</strong>");
		MvcTestResult done = this.mvc.post()
			.uri("/notices/{id}/acknowledge", this.notice.noticeId())
			.param("revision", "1")
			.param("back", "home")
			.with(user(me()))
			.with(csrf())
			.exchange();
		assertThat(done).hasStatus3xxRedirection().hasRedirectedUrl("/");
		assertThat(rows()).isOne();
		assertThat(page("/")).contains("Nothing waits for you");
	}

	@Test
	void homeShowsNewsThatIsNotOwed() {
		this.scene.said("other", "A second thing", "For admins of Windows.");
		assertThat(page("/")).contains("A second thing").contains("Because you are an admin and it touches admins");
	}

	@Test
	void noticeShowsWordByWordWhatARevisionChanged() {
		this.scene.said("n", "Something retires", "In March 2027, for all.");
		this.scene.said("n", "Something retires", "In <b>May</b> 2027, for all.");
		String page = page("/notices/" + this.notice.noticeId());
		assertThat(page).contains("What revision 3 changed")
			.contains("date earlier")
			.contains("<del><span class=\"unseen\">removed: </span>March </del>")
			.contains("<ins><span class=\"unseen\">added: </span>May </ins>")
			.contains("1 paragraph unchanged");
		assertThat(page("/notices/" + this.notice.noticeId() + "?revision=2")).contains("What revision 2 changed");
		assertThat(page("/notices/" + this.notice.noticeId() + "?revision=1")).doesNotContain("class=\"diff\"");
	}

	@Test
	void noticeShowsWhatItMeansHowItChangedAndWhoAcknowledged() {
		this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.MAIL_LINK);
		this.scene.said("n", "Something retires", "In March.");
		String page = page("/notices/" + this.notice.noticeId());
		assertThat(page).contains("Major retirement of Windows. Plan for it. Act by 31 Mar 2027.")
			.contains("<p>In March.</p>")
			.contains("Says &quot;&lt;retire&gt;&quot;")
			.contains("The date moved to March.")
			.contains("Devices")
			.contains("revision 1 on")
			.contains("by the link in a mail")
			.contains("Acknowledge revision 2")
			.doesNotContain("x()");
	}

	@Test
	void adminCorrectsWhatANoticeMeansAndTakesItBack() {
		String address = "/notices/" + this.notice.noticeId();
		assertThat(correct("urgency", "now", "The mail gateway is ours")).hasRedirectedUrl(address + "#meaning");
		assertThat(page(address)).contains("Set by a person: \u201cThe mail gateway is ours\u201d")
			.contains("Mia Sand set Urgency from")
			.contains("Take back what a person set");
		assertThat(this.mvc.post()
			.uri(address + "/override/take-back")
			.param("part", "urgency")
			.with(user(me()))
			.with(csrf())
			.exchange()).hasRedirectedUrl(address + "#meaning");
		assertThat(page(address)).doesNotContain("Set by a person").contains("Mia Sand took back now for Urgency");
	}

	@Test
	void correctionNeedsAReasonAValueAndANotice() {
		assertThat(correct("urgency", "now", " ").getMvcResult().getFlashMap().get("problem")).asString()
			.contains("Nothing was changed");
		assertThat(correct("urgency", "soonish", "Why not").getMvcResult().getFlashMap().get("problem")).asString()
			.contains("Urgency cannot be");
		assertThat(correct("nothing", "now", "Why not")).hasStatus(400);
		assertThat(page("/notices/" + this.notice.noticeId())).doesNotContain("Set by a person");
	}

	private MvcTestResult correct(String part, String value, String why) {
		return this.mvc.post()
			.uri("/notices/{id}/override", this.notice.noticeId())
			.param("part", part)
			.param("value", value)
			.param("why", why)
			.with(user(me()))
			.with(csrf())
			.exchange();
	}

	@Test
	void noticeThatTwoGoodPollsDidNotListSaysSo() {
		String address = "/notices/" + this.notice.noticeId();
		this.jdbc.sql("update notice set absent_since = '2026-11-20 08:00:00'").update();
		this.jdbc.sql("update source set last_good_at = '2026-11-20 08:00:00'").update();
		assertThat(page(address)).doesNotContain("no longer lists");
		this.jdbc.sql("update source set last_good_at = '2026-11-20 09:00:00'").update();
		assertThat(page(address)).contains("no longer lists this notice, since 20 Nov 2026");
	}

	@Test
	void namesAreForManagersOnly() {
		Person tom = this.scene.person("Tom Low", "user", "Desk", "viewer");
		MvcTestResult page = this.mvc.get()
			.uri("/notices/{id}", this.notice.noticeId())
			.with(user(SignedIn.as(tom)))
			.exchange();
		assertThat(page).hasStatusOk().bodyText().contains("Devices").doesNotContain("Mia Sand");
	}

	@Test
	void whatDoesNotExistIsNotFound() {
		assertThat(this.mvc.get().uri("/notices/4711").with(user(me())).exchange()).hasStatus(404);
		for (String revision : List.of("2", "0", "-1")) {
			assertThat(this.mvc.post()
				.uri("/notices/{id}/acknowledge", this.notice.noticeId())
				.param("revision", revision)
				.with(user(me()))
				.with(csrf())
				.exchange()).hasStatus(404);
		}
		assertThat(rows()).isZero();
	}

	@Test
	void operatorsOfTheFullTextSearchAreJustText() {
		assertThat(page("/notices?q=%2B%22%28*~%3C%40")).contains("No notice fits");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?q=someth", "?q=the+retires", "?platform=windows&category=retirement", "?state=owed",
			"?category=nonsense&state=nonsense" })
	void listFindsTheNotice(String filter) {
		assertThat(page("/notices" + filter)).contains("/notices/" + this.notice.noticeId() + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?q=nothing", "?platform=macos", "?category=security", "?state=overdue", "?before=1" })
	void listLeavesOutWhatDoesNotFit(String filter) {
		assertThat(page("/notices" + filter)).doesNotContain("/notices/" + this.notice.noticeId() + "\"")
			.contains("No notice fits");
	}

	@Test
	void reportsShowHowFarPeopleAre() {
		Person tom = this.scene.person("=Tom", "admin", "=1+1", "viewer");
		this.obligations
			.open(List.of(new NewObligation(tom.id(), this.notice.noticeId(), 1, false, LocalDate.of(2026, 1, 1))));
		this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.API);
		assertThat(page("/reports")).contains("<strong>50 %</strong> acknowledged").contains("100 %");
		MvcTestResult csv = this.mvc.get().uri("/reports?format=csv").with(user(me())).exchange();
		assertThat(csv).hasStatusOk()
			.bodyText()
			.isEqualTo(
					"""
							notice,title,team,owed,acknowledged,overdue,percent,joined later,of these acknowledged,left,of these acknowledged before\r
							%1$d,Something <b>retires</b>,'=1+1,1,0,1,0,0,0,0,0\r
							%1$d,Something <b>retires</b>,Devices,1,1,0,100,0,0,0,0\r
							"""
						.formatted(this.notice.noticeId()));
		assertThat(csv).hasHeader("Content-Disposition", "attachment; filename=\"coverage.csv\"");
	}

	@Test
	void emptyPagesSaySo() {
		this.jdbc.sql("delete from obligation").update();
		assertThat(page("/reports")).contains("Nothing is owed yet");
		assertThat(page("/people?q=nobody")).contains("Nobody found");
	}

}
