package org.runstate.announcement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.Browser;
import org.runstate.TestDatabase;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.NewImpact;
import org.runstate.impact.Urgency;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;
import org.runstate.platform.Platform;
import org.runstate.run.JobName;
import org.runstate.run.Runs;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The way of an announcement, in a browser: drafted from a notice by communications,
 * approved by a manager, sent, read in the mail, confirmed, watched, withdrawn.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "runstate.link.within=PT0S")
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners(listeners = TestDatabase.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class AnnouncementIT {

	private static final String PASSWORD = "correct-horse-battery";

	private static final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Notices notices;

	@Autowired
	Impacts impacts;

	@Autowired
	Runs runs;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void mailServer(DynamicPropertyRegistry registry) {
		mail.start();
		registry.add("spring.mail.host", () -> "127.0.0.1");
		registry.add("spring.mail.port", () -> mail.getSmtp().getPort());
	}

	@AfterAll
	static void stop() {
		mail.stop();
	}

	@BeforeEach
	void somebodyIsThereAndSomethingRetires() {
		person("cora", "user", "communications");
		person("mara", "user", "manager");
		person("hele", "helpdesk", "helpdesk");
		person("una", "user", "viewer");
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					next_check_at)
				values ('s', 'A source', 'manual', '', 3600, '[]', '[]', false, '{}', utc_timestamp(6))
				""").update();
		long source = this.jdbc.sql("select id from source").query(Long.class).single();
		this.notices
			.keep(List.of(new Said(source, false, List.of(), List.of(), List.of(new Entry("n", "Old sign-in retires",
					null, "<p>The old sign-in goes away.</p>", List.of(), List.of(), List.of("windows"), null, null)))),
					java.time.Instant.now());
		this.impacts.add(
				List.of(new NewImpact(this.notices.unclassified(0, 1).get(0),
						new Impact(Set.of(Platform.WINDOWS), List.of(), Category.RETIREMENT, Action.PLAN, true,
								Level.HIGH, Level.LOW, Level.LOW, Urgency.SOON, null, List.of()),
						List.of())),
				java.time.Instant.now());
	}

	@Test
	void fromANoticeToAConfirmationAndBack() throws Exception {
		assumeTrue(Browser.isInstalled(), "skipped: Chromium and its driver are not installed");
		try (Browser browser = new Browser("http://127.0.0.1:" + this.port)) {
			String address = draft(browser);
			signIn(browser, "mara");
			browser.open(address);
			browser.press("Approve exactly this");
			assertThat(browser.text()).contains("Approved, exactly as it stands here.", "mara");
			signIn(browser, "cora");
			browser.open(address);
			browser.press("Send to one person");
			assertThat(browser.text()).contains("Sent off to one person.", "How far it is");
			assertThat(browser.widthBeyondWindow()).isZero();
			this.runs.run(JobName.DELIVER, true);
			assertThat(mail.getReceivedMessages()).hasSize(1);
			confirm(browser, mail.getReceivedMessages()[0]);
			signIn(browser, "mara");
			browser.open(address);
			browser.unfold("By name");
			assertThat(browser.text()).contains("una", "delivered", "confirmed");
			withdraw(browser, address);
		}
	}

	private String draft(Browser browser) {
		signIn(browser, "cora");
		browser.open("/notices");
		browser.follow("Old sign-in retires");
		browser.follow("Announce this");
		assertThat(browser.heading()).isEqualTo("Write an announcement");
		assertThat(String.valueOf(browser.run("return document.getElementById('body').value")))
			.contains("# What changes", "The old sign-in goes away.", "Everybody who uses Windows.");
		browser.replace("services", "Sign-in");
		// una alone cares for this service
		this.jdbc.sql("update person set services = '[\"Sign-in\"]' where name = 'una'").update();
		this.jdbc.sql("update person set services = '[\"Nothing else\"]' where name <> 'una'").update();
		browser.press("Keep");
		browser.press("Ask for approval");
		assertThat(browser.text()).contains("a place marked \u201c\u2026\u201d is not filled in");
		browser.follow("Edit");
		browser
			.run("const text = document.getElementById('body'); text.value = text.value.replaceAll('\u2026', 'Soon.')");
		browser.press("Preview and count");
		assertThat(browser.text()).contains("One person", "una (UTC, en)", "The old sign-in goes away.");
		browser.run("document.querySelector('[name=confirm]').checked = true;"
				+ "document.querySelector('[name=deadline]').value = '" + LocalDate.now(ZoneOffset.UTC).plusDays(9)
				+ "'");
		browser.press("Keep");
		assertThat(browser.heading()).isEqualTo("Old sign-in retires");
		assertThat(browser.widthBeyondWindow()).isZero();
		String address = String.valueOf(browser.run("return location.pathname"));
		browser.press("Ask for approval");
		assertThat(browser.text()).contains("somebody else approves it").doesNotContain("Approve exactly this");
		return address;
	}

	private void confirm(Browser browser, MimeMessage message) throws Exception {
		assertThat(message.getSubject()).isEqualTo("Old sign-in retires");
		assertThat(message.getHeader("X-Runstate-Kind")).containsExactly("announcement");
		String text = GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=20", " ").replace("=3D", "=");
		assertThat(text).contains("The old sign-in goes away.", "Hello una,");
		Matcher link = Pattern.compile("/a/[\\w-]{60}").matcher(text);
		assertThat(link.find()).isTrue();
		browser.forget();
		browser.open(link.group());
		assertThat(browser.text()).contains("Old sign-in retires");
		browser.run("document.querySelector('main form button').click()");
		org.awaitility.Awaitility.await()
			.until(() -> this.jdbc.sql("select count(*) from acknowledgement").query(Long.class).single() == 1);
	}

	private void withdraw(Browser browser, String address) throws Exception {
		signIn(browser, "cora");
		browser.open(address);
		assertThat(browser.text()).doesNotContain("By name");
		browser.press("Withdraw it");
		browser.press("Keep");
		browser.press("Ask for approval");
		String withdrawal = String.valueOf(browser.run("return location.pathname"));
		signIn(browser, "mara");
		browser.open(withdrawal);
		browser.press("Approve exactly this");
		browser.press("Send to one person");
		this.runs.run(JobName.DELIVER, true);
		assertThat(mail.getReceivedMessages()).hasSize(2);
		assertThat(mail.getReceivedMessages()[1].getSubject()).isEqualTo("Withdrawn: Old sign-in retires");
		signIn(browser, "hele");
		browser.open("/announcements");
		assertThat(browser.text()).doesNotContain("Old sign-in retires");
		browser.open("/notices");
		assertThat(browser.text()).contains("Withdrawn: Old sign-in retires");
	}

	private void signIn(Browser browser, String name) {
		browser.forget();
		browser.open("/sign-in");
		browser.signIn(name + "@example.org", PASSWORD);
	}

	private void person(String name, String audience, String role) {
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values (concat(?, '@example.org'), ?, json_array(?), json_array(?), '[]', '[]', 'en', 'UTC', 8)
				""").params(name, name, audience, role).update();
		this.jdbc.sql("""
				insert into account (person_id, password_hash, created_at)
				select id, ?, utc_timestamp(6) from person where name = ?
				""").params("{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD), name).update();
	}

}
