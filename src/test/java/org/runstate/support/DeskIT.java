package org.runstate.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import org.runstate.Browser;
import org.runstate.TestDatabase;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.NewImpact;
import org.runstate.impact.Urgency;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
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
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The help desk's day in a browser, from the board to the all-clear.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners(listeners = TestDatabase.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@EnabledIf(value = "org.runstate.Browser#isInstalled", disabledReason = "Chromium and its driver are not installed")
class DeskIT {

	private static final String PASSWORD = "correct-horse-battery";

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

	private Browser browser;

	private Revision notice;

	@BeforeEach
	void aDeskAndANotice() {
		this.jdbc
			.sql("""
					insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options, owner,
						next_check_at)
					values ('s', 'A source', 'feed', 'https://example.org/', 3600, '[]', '[]', false, '{}', 'ada.root@example.org',
						'2100-01-01')
					""")
			.update();
		person("Hele Desk", "helpdesk");
		person("Tom Desk", "helpdesk");
		person("Ada Root", "administrator");
		this.notice = said("<p>Introduction: A menu appears.</p><p>How this will affect your organization:</p>"
				+ "<p>Users see it at the top. <script>window.__xss = 1</script></p>");
		this.runs.run(JobName.COLLECT, false);
		this.runs.run(JobName.DIGEST, true);
		this.browser = new Browser("http://localhost:" + this.port);
		this.browser.look(1280, false);
		this.browser.open("/sign-in");
		this.browser.signIn("hele.desk@example.org", PASSWORD);
	}

	@AfterEach
	void close() {
		this.browser.close();
	}

	@Test
	void fromTheBoardToTheAllClear() {
		assertThat(html("hele.desk@example.org")).contains("For the help desk").contains("draft, not approved");
		this.browser.open("/desk");
		assertThat(this.browser.heading()).isEqualTo("What users will notice");
		assertThat(this.browser.text()).contains("Later").contains("Windows").contains("draft");
		this.browser.follow("A <i>new</i> menu");
		assertThat(this.browser.text()).contains("Users see it at the top.").contains("Drafted from the notice");
		this.browser.follow("Edit");
		this.browser.run("document.getElementById('says').value = ''");
		this.browser.type("says", "Where is my <b>menu</b>?");
		this.browser.press("Keep and approve");
		assertThat(this.browser.text()).contains("The card is approved.")
			.contains("Where is my <b>menu</b>?")
			.contains("Approved by Hele Desk");
		for (int call = 1; call <= 5; call++) {
			this.browser.press("Users are calling about this");
		}
		assertThat(this.browser.text()).contains("5 calls today").contains("is told");
		this.browser.open("/desk?when=now");
		assertThat(this.browser.text()).contains("A <i>new</i> menu").contains("5 calls today");
		this.browser.follow("A <i>new</i> menu");
		this.browser.press("Take back my last one");
		assertThat(this.browser.text()).contains("4 calls today");
		assertThat(messages("urgent")).containsExactly("ada.root@example.org 5 calls today: A <i>new</i> menu");
		this.browser.press("Mark as a known issue");
		this.browser.type("workaround", "Start it again.");
		this.browser.press("Keep with this workaround");
		this.browser.open("/desk");
		assertThat(this.browser.text()).contains("Known issues").contains("Start it again.").contains("Now");
		changed();
		this.browser.open("/desk/cards/" + this.notice.noticeId());
		assertThat(this.browser.text()).contains("has changed since this card was approved")
			.contains("It comes in March.");
		this.browser.press("It is still right: approve again");
		assertThat(this.browser.text()).doesNotContain("has changed since");
		this.browser.press("Resolved: give the all-clear");
		assertThat(this.browser.text()).contains("One colleague who was told of it gets the all-clear");
		assertThat(messages("all-clear")).containsExactly("tom.desk@example.org All-clear: A <i>new</i> menu");
		assertThat(this.browser.run("return window.__xss")).isNull();
		this.browser.look(320, true);
		assertThat(this.browser.widthBeyondWindow()).isZero();
	}

	private void changed() {
		this.notice = said("<p>Introduction: A menu appears in March.</p>",
				new Difference(Difference.Kind.DATE_EARLIER, true, "It comes in March."));
		this.runs.run(JobName.COLLECT, false);
	}

	private Revision said(String text, Difference... differences) {
		long source = this.jdbc.sql("select id from source").query(Long.class).single();
		this.notices.keep(List.of(new Said(source, false, List.of(), List.of(), List.of(new Entry("n",
				"A <i>new</i> menu", "https://example.org/n", text, List.of(), List.of(), List.of(), null, null)))),
				Instant.now());
		Revision revision = this.notices.unclassified(0, 10).get(0);
		this.impacts.add(
				List.of(new NewImpact(revision,
						new Impact(Set.of(Platform.WINDOWS), List.of(), Category.FEATURE, Action.INFORM, false,
								Level.NONE, Level.NONE, Level.HIGH, Urgency.LATER,
								LocalDate.now(ZoneOffset.UTC).plusDays(90), List.of()),
						List.of(differences))),
				Instant.now());
		return revision;
	}

	private List<String> messages(String kind) {
		return this.jdbc.sql("select concat(recipient, ' ', subject) from message where kind = ? order by recipient")
			.param(kind)
			.query(String.class)
			.list();
	}

	private String html(String recipient) {
		return this.jdbc.sql(
				"select group_concat(s.html) from message m join stencil s on m.body like concat('%', s.id, '%') where m.recipient = ?")
			.param(recipient)
			.query(String.class)
			.single();
	}

	private void person(String name, String role) {
		this.jdbc
			.sql("""
					insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
					values (lower(concat(replace(?, ' ', '.'), '@example.org')), ?, json_array(if(? = 'helpdesk', 'helpdesk', 'admin')), json_array(?), '[]', '[]',
						'en', 'UTC', 8)
					""")
			.params(name, name, role, role)
			.update();
		this.jdbc.sql("""
				insert into account (person_id, password_hash, created_at)
				select id, ?, utc_timestamp(6) from person where name = ?
				""").params("{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD), name).update();
	}

}
