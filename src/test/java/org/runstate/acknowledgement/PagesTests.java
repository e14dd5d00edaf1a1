package org.runstate.acknowledgement;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.RunstateTest;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.impact.Impacts;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class PagesTests {

	private static final LocalDate DUE = LocalDate.of(2100, 1, 1);

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Acknowledgements acknowledgements;

	@Autowired
	Obligations obligations;

	@Autowired
	People people;

	@Autowired
	LinkTokens tokens;

	private Scene scene;

	private Person mia;

	private Revision notice;

	private String link;

	@Autowired
	void prepare(Notices notices, Impacts impacts, People people) {
		this.scene = new Scene(this.jdbc, people, notices, impacts);
	}

	@BeforeEach
	void miaOwesANotice() {
		this.mia = this.scene.person("Mia Sand", "admin", "Devices", "administrator");
		this.notice = this.scene.said("n", "Something <b>retires</b>", "In May. <script>x()</script>");
		this.obligations.open(List.of(new NewObligation(this.mia.id(), this.notice.noticeId(), 1, false, DUE)));
		this.link = "/a/" + token(Purpose.ACKNOWLEDGE, Instant.now().plusSeconds(600));
	}

	@Test
	void homeShowsWhatWaitsAndOneClickAcknowledges() {
		assertThat(page("/")).contains("Something &lt;b&gt;retires&lt;/b&gt;")
			.contains("because you are an admin and it touches admins")
			.contains("due 1 Jan 2100")
			.contains("1 to acknowledge");
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
	void noticeShowsWhatItMeansHowItChangedAndWhoAcknowledged() {
		this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.MAIL_LINK);
		this.scene.said("n", "Something retires", "In March.");
		String page = page("/notices/" + this.notice.noticeId());
		assertThat(page).contains("Major retirement of Windows. Plan for it. Act by 31 Mar 2027.")
			.contains("<p>In March.</p>")
			.contains("says &quot;&lt;retire&gt;&quot;")
			.contains("The date moved to March.")
			.contains("Devices")
			.contains("revision 1 on")
			.contains("by the link in a mail")
			.contains("Acknowledge revision 2")
			.doesNotContain("x()");
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

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
	void readingALinkChangesNothing(String method) {
		for (int i = 0; i < 3; i++) {
			this.mvc.method(HttpMethod.valueOf(method)).uri(this.link).param("form", form()).exchange();
		}
		assertThat(rows()).isZero();
		assertThat(this.obligations.waiting(this.mia.id())).hasSize(1);
	}

	@Test
	void aLinkShowsTheNoticeAndRecordsTheRevisionShown() {
		MvcTestResult shown = this.mvc.get().uri(this.link).exchange();
		assertThat(shown).hasStatusOk()
			.hasHeader("Cache-Control", "no-store")
			.bodyText()
			.contains("Something &lt;b&gt;retires")
			.contains("M. Sand")
			.doesNotContain("Mia Sand")
			.doesNotContain("mia.sand@");
		String form = form();
		this.scene.said("n", "Something retires", "In March.");
		assertThat(post(form)).hasStatusOk()
			.bodyText()
			.contains("Your acknowledgement of revision 1 is recorded.")
			.contains("This notice changed since the mail: this is revision 2.")
			.contains("The date moved to March.")
			.contains("Acknowledge revision 2");
		assertThat(post(form)).hasStatusOk().bodyText().contains("revision 1 is recorded already");
		assertThat(post(form())).bodyText().contains("revision 2 is recorded.").contains("Nothing more to do");
		assertThat(rows()).isEqualTo(2);
	}

	@Test
	void aPostWithoutThePageIsRefused() {
		String other = this.tokens.issue(Purpose.FORM, this.mia.id() + 1, this.notice.noticeId(), 1,
				Instant.now().plusSeconds(60));
		for (String form : List.of("", "x", this.link.substring(3), token(Purpose.FORM, Instant.now().minusSeconds(1)),
				other)) {
			assertThat(post(form)).hasStatus(403).bodyText().contains("Nothing was recorded");
		}
		assertThat(this.mvc.post()
			.uri(this.link)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content("List-Unsubscribe=One-Click")
			.exchange()).hasStatus(403);
		assertThat(rows()).isZero();
	}

	@Test
	void aLinkThatIsOverNamesNobody() {
		String expired = "/a/" + token(Purpose.ACKNOWLEDGE, Instant.now().minusSeconds(1));
		String unsubscribe = "/a/" + token(Purpose.PREFERENCES, Instant.now().plusSeconds(60));
		String changed = this.link.substring(0, this.link.length() - 1) + (this.link.endsWith("A") ? "B" : "A");
		for (String over : List.of(expired, unsubscribe, changed, this.link.substring(0, 30), "/a/x")) {
			assertThat(this.mvc.get().uri(over).exchange()).hasStatus(410)
				.bodyText()
				.contains("no longer valid")
				.doesNotContain("Sand")
				.doesNotContain("retires");
			assertThat(this.mvc.post().uri(over).param("form", form()).exchange()).hasStatus(410);
		}
		this.jdbc.sql("update person set active = false").update();
		assertThat(this.mvc.get().uri(this.link).exchange()).hasStatus(410).bodyText().doesNotContain("Sand");
	}

	@Test
	void preferencesAreShownAndSavedByTheirLink() {
		String address = "/u/"
				+ this.tokens.issue(Purpose.PREFERENCES, this.mia.id(), 0, 0, Instant.now().plusSeconds(60));
		MvcTestResult shown = this.mvc.get().uri(address).exchange();
		assertThat(shown).hasStatusOk().bodyText().contains("M. Sand").contains("required");
		assertThat(this.mvc.get().uri(address + "/one-click").exchange()).hasStatusOk();
		assertThat(this.people.find(this.mia.id())).contains(this.mia);
		assertThat(this.mvc.post().uri(address).param("zone", "Asia/Tokyo").param("hour", "9").exchange())
			.hasStatus(403);
		String form = value(shown);
		assertThat(this.mvc.post().uri(address).param("form", form).param("zone", "Moon").param("hour", "9").exchange())
			.hasStatus(422);
		assertThat(this.mvc.post()
			.uri(address)
			.param("form", form)
			.param("zone", "Asia/Tokyo")
			.param("hour", "9")
			.param("digest", "true")
			.exchange()).hasStatusOk().bodyText().contains("Saved.");
		assertThat(this.people.find(this.mia.id()).orElseThrow())
			.matches((mia) -> mia.zone().getId().equals("Asia/Tokyo") && mia.hour() == 9 && mia.wantsDigest());
	}

	@Test
	void oneClickDeclinesWithoutAnythingElse() {
		String address = "/u/"
				+ this.tokens.issue(Purpose.PREFERENCES, this.mia.id(), 0, 0, Instant.now().plusSeconds(60))
				+ "/one-click";
		assertThat(this.mvc.post().uri(address).param("List-Unsubscribe", "One-Click").exchange()).hasStatusOk();
		assertThat(this.people.find(this.mia.id()).orElseThrow().wantsDigest()).isFalse();
	}

	@Test
	void peopleAreImportedByAdministratorsOnly() {
		MockMultipartFile file = new MockMultipartFile("file", "../p.csv", "text/csv",
				"email,name\nnew@example.org,<i>New</i>\nwrong\n".getBytes(StandardCharsets.UTF_8));
		assertThat(
				this.mvc.post().uri("/people/import").multipart().file(file).with(user(me())).with(csrf()).exchange())
			.hasStatusOk()
			.bodyText()
			.contains("1 added, 0 changed")
			.contains("line 3: the email &quot;wrong&quot;")
			.contains("&lt;i&gt;New");
		MockMultipartFile empty = new MockMultipartFile("file", "p.csv", "text/csv",
				"<html></html>".getBytes(StandardCharsets.UTF_8));
		assertThat(
				this.mvc.post().uri("/people/import").multipart().file(empty).with(user(me())).with(csrf()).exchange())
			.hasStatus(422);
		Person tom = this.scene.person("Tom Low", "user", "Desk", "viewer");
		assertThat(this.mvc.post()
			.uri("/people/import")
			.multipart()
			.file(file)
			.with(user(SignedIn.as(tom)))
			.with(csrf())
			.exchange()).hasStatus(403);
		assertThat(page("/people?q=tom")).contains("tom.low@example.org").doesNotContain("new@example.org");
	}

	@Test
	void reportsShowHowFarPeopleAre() {
		Person tom = this.scene.person("=Tom", "admin", "=1+1", "viewer");
		this.obligations
			.open(List.of(new NewObligation(tom.id(), this.notice.noticeId(), 1, false, LocalDate.of(2026, 1, 1))));
		this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.API);
		assertThat(page("/reports")).contains("<strong>50 %</strong> acknowledged").contains("100 %");
		MvcTestResult csv = this.mvc.get().uri("/reports?format=csv").with(user(me())).exchange();
		assertThat(csv).hasStatusOk().bodyText().isEqualTo("""
				notice,title,team,owed,acknowledged,overdue,percent\r
				%1$d,Something <b>retires</b>,'=1+1,1,0,1,0\r
				%1$d,Something <b>retires</b>,Devices,1,1,0,100\r
				""".formatted(this.notice.noticeId()));
		assertThat(csv).hasHeader("Content-Disposition", "attachment; filename=\"coverage.csv\"");
	}

	@Test
	void emptyPagesSaySo() {
		this.jdbc.sql("delete from obligation").update();
		assertThat(page("/reports")).contains("Nothing is owed yet");
		assertThat(page("/people?q=nobody")).contains("Nobody found");
	}

	private String page(String address) {
		MvcTestResult page = this.mvc.get().uri(URI.create(address)).with(user(me())).exchange();
		assertThat(page).hasStatusOk();
		return body(page);
	}

	private SignedIn me() {
		return SignedIn.as(this.mia);
	}

	private String form() {
		return value(this.mvc.get().uri(this.link).exchange());
	}

	private static String value(MvcTestResult page) {
		Matcher form = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(body(page));
		return form.find() ? form.group(1) : "";
	}

	private static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult post(String form) {
		return this.mvc.post().uri(this.link).param("form", form).exchange();
	}

	private String token(Purpose purpose, Instant expires) {
		return this.tokens.issue(purpose, this.mia.id(), this.notice.noticeId(), 1, expires);
	}

	private long rows() {
		return this.jdbc.sql("select count(*) from acknowledgement").query(Long.class).single();
	}

}
