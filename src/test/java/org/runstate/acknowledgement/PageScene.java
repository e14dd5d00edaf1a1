package org.runstate.acknowledgement;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.runstate.RunstateTest;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.impact.Impacts;
import org.runstate.notice.NoticeSearch;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Mia, a notice that she owes, the link in her mail, and how pages are asked for.
 */
@RunstateTest
abstract class PageScene {

	static final LocalDate DUE = LocalDate.of(2100, 1, 1);

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

	@Autowired
	NoticeSearch search;

	Scene scene;

	Person mia;

	Revision notice;

	String link;

	@Autowired
	void prepare(Notices notices, Impacts impacts, People people) {
		this.scene = new Scene(this.jdbc, people, notices, impacts);
	}

	@BeforeEach
	void miaOwesANotice() {
		this.mia = this.scene.person("Mia Sand", "admin", "Devices", "administrator");
		this.notice = this.scene.said("n", "Something <b>retires</b>", "In May. <script>x()</script>");
		this.search.fill();
		this.obligations.open(List.of(new NewObligation(this.mia.id(), this.notice.noticeId(), 1, false, DUE)));
		this.link = "/a/" + token(Purpose.ACKNOWLEDGE, Instant.now().plusSeconds(600));
	}

	String page(String address) {
		MvcTestResult page = this.mvc.get().uri(URI.create(address)).with(user(me())).exchange();
		assertThat(page).hasStatusOk();
		return body(page);
	}

	SignedIn me() {
		return SignedIn.as(this.mia);
	}

	String form() {
		return value(this.mvc.get().uri(this.link).exchange());
	}

	static String value(MvcTestResult page) {
		Matcher form = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(body(page));
		return form.find() ? form.group(1) : "";
	}

	static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	MvcTestResult post(String form) {
		return this.mvc.post().uri(this.link).param("form", form).exchange();
	}

	String token(Purpose purpose, Instant expires) {
		return this.tokens.issue(purpose, this.mia.id(), this.notice.noticeId(), 1, expires);
	}

	long rows() {
		return this.jdbc.sql("select count(*) from acknowledgement").query(Long.class).single();
	}

}
