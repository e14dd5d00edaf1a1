package org.runstate.run;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.runstate.RunstateTest;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.run.Finding.State;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Whether whoever runs Runstate sees what stands still.
 */
@RunstateTest
class RunsPageTests {

	@Autowired
	Checks checks;

	@Autowired
	Heartbeats heartbeats;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	MockMvcTester pages;

	private SignedIn ada;

	@BeforeEach
	void administrator() {
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('ada@example.org', 'Ada', '[]', '["administrator"]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		long id = this.jdbc.sql("select id from person").query(Long.class).single();
		this.ada = new SignedIn(id, "ada@example.org", "Ada", Set.of(Role.ADMINISTRATOR));
	}

	@Test
	void saysWhatIsMissingBeforeAnythingRuns() {
		assertThat(finding("Schedule").state()).isEqualTo(State.LOOK);
		assertThat(finding("Sources").says()).contains("no source yet");
		assertThat(finding("Mail").says()).contains("SPRING_MAIL_HOST");
		assertThat(finding("Clocks").state()).isEqualTo(State.GOOD);
		assertThat(finding("Jobs").state()).isEqualTo(State.GOOD);
	}

	@Test
	void seesAScheduleThatHasStoppedWithinFiveMinutes() {
		Instant now = this.clock.instant();
		for (JobName job : JobName.values()) {
			beat(job, now.minusSeconds(40));
		}
		assertThat(finding("Schedule").state()).isEqualTo(State.GOOD);
		beat(JobName.DELIVER, now.minus(Duration.ofMinutes(5)));
		assertThat(this.checks.find().get(0)).satisfies((worst) -> {
			assertThat(worst.state()).isEqualTo(State.BAD);
			assertThat(worst.says()).contains("deliver for 5 min").contains("Nothing is lost");
		});
	}

	@Test
	void notesABeatAndNotEachOfThem() {
		this.heartbeats.beat(JobName.REMIND);
		Instant first = this.heartbeats.last().get("remind");
		this.heartbeats.beat(JobName.REMIND);
		assertThat(this.heartbeats.last().get("remind")).isEqualTo(first);
	}

	@Test
	void namesTheSourcesThatAreNotSeen() {
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					next_check_at, news_at, failing_since, failure)
				values ('s', 'Apple releases', 'feed', 'https://example.org/', 3600, '[]', '[]', true, '{}',
					now(), ?, ?, 'timeout')
				""").params(this.clock.instant(), this.clock.instant().minus(Duration.ofDays(2))).update();
		assertThat(finding("Sources").says()).contains("0 of 1 sources fresh; not: Apple releases");
	}

	@Test
	void foldsRunsThatHadNothingToDoAndSaysWhereARunIs() {
		run(1, "deliver", "COMPLETED", "{\"sent\":3}");
		for (int id = 2; id < 8; id++) {
			run(id, "remind", "COMPLETED", "{\"planned\":0}");
		}
		assertThat(page()).contains("6 runs", "sent 3").doesNotContain("every 3s");
		run(8, "collect", "STARTED", "{}");
		assertThat(page()).contains("6 runs", "now: collect", "for 40 s", "every 3s");
	}

	private String page() {
		return new String(
				this.pages.get().uri("/runs").with(user(this.ada)).exchange().getResponse().getContentAsByteArray(),
				StandardCharsets.UTF_8);
	}

	private void run(int id, String job, String status, String counts) {
		Instant started = this.clock.instant().minusSeconds(40);
		Instant ended = status.equals("STARTED") ? null : started.plusSeconds(1);
		this.jdbc.sql("insert into BATCH_JOB_INSTANCE values (?, 0, ?, ?)").params(id, job, "key " + id).update();
		this.jdbc
			.sql("""
					insert into BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME, STATUS)
					values (?, ?, ?, ?, ?, ?)
					""")
			.param(id)
			.param(id)
			.param(started)
			.param(started)
			.param(ended)
			.param(status)
			.update();
		this.jdbc
			.sql("""
					insert into BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, CREATE_TIME, STATUS)
					values (?, 0, ?, ?, ?, ?)
					""")
			.params(id, job, id, started, status)
			.update();
		this.jdbc.sql("insert into BATCH_STEP_EXECUTION_CONTEXT (STEP_EXECUTION_ID, SHORT_CONTEXT) values (?, ?)")
			.params(id, counts)
			.update();
	}

	@Test
	void sendsATestMailTheWayThatAllMailGoes() {
		assertThat(this.pages.get().uri("/runs").with(user(this.ada))).hasStatusOk()
			.bodyText()
			.contains("things need a look")
			.contains("Send me a test mail");
		assertThat(this.pages.post().uri("/runs/test-mail").with(user(this.ada)).with(csrf())).hasStatus3xxRedirection()
			.hasRedirectedUrl("/outbox/"
					+ this.jdbc.sql("select id from message where kind = 'test'").query(String.class).single());
		assertThat(this.jdbc.sql("select recipient from message").query(String.class).list())
			.isEqualTo(List.of("ada@example.org"));
	}

	private Finding finding(String about) {
		return this.checks.find().stream().filter((one) -> one.about().equals(about)).findFirst().orElseThrow();
	}

	private void beat(JobName job, Instant at) {
		this.jdbc
			.sql("insert into heartbeat (job, beat_at) values (?, ?) on duplicate key update beat_at = value(beat_at)")
			.params(job.key(), at)
			.update();
	}

}
