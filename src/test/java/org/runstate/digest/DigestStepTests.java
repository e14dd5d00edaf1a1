package org.runstate.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class DigestStepTests {

	@Autowired
	@Qualifier("digest")
	Step digest;

	@Autowired
	@Qualifier("urgent")
	Step urgent;

	@Autowired
	@Qualifier("catchup")
	Step catchup;

	@Autowired
	Untold untold;

	@Autowired
	DigestPage page;

	@Autowired
	CatchingUp catchingUp;

	@Autowired
	People people;

	@Autowired
	JobRepository jobs;

	@Autowired
	JdbcClient jdbc;

	private int run;

	private int position;

	@BeforeEach
	void people() {
		this.position = this.jdbc.sql("select last from impact_position").query(Integer.class).single();
		this.jdbc
			.sql("""
					insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					values (1, 's', 'Windows message center', 'feed', 'https://vendor.example/', 3600, '[]', '[]', true, '{}',
						utc_timestamp())
					""")
			.update();
		for (int i = 1; i <= 3; i++) {
			this.jdbc
				.sql("""
						insert into person (id, email, name, audiences, roles, platforms, services, locale, zone, hour, manager)
						values (?, ?, ?, ?, '[]', '[]', '[]', 'en', 'UTC', 0, 'boss@example.org')
						""")
				.params(i, "p" + i + "@example.org", "Person " + i, (i < 3) ? "[\"admin\"]" : "[\"user\"]")
				.update();
		}
	}

	@Test
	void tellsEachPersonOnceWhatConcernsThem() throws Exception {
		notice(1, "medium", "later");
		notice(2, "low", "none");
		assertThat(run(this.digest, Map.of())).containsEntry("people", 3L)
			.containsEntry("messages", 2L)
			.containsEntry("obligations", 2L);
		assertThat(run(this.digest, Map.of())).containsEntry("people", 0L).containsEntry("messages", 0L);
		assertThat(count("message where kind = 'digest' and state = 'queued'")).isEqualTo(2);
		assertThat(count("obligation where notice_id = 1")).isEqualTo(2);
		assertThat(this.jdbc.sql("select distinct digest_window from digest").query(String.class).single())
			.isEqualTo(Clock.systemUTC().instant().atZone(ZoneOffset.UTC).toLocalDate().toString());
	}

	@Test
	void tellsEveryoneNowWhoHasSomethingUnseen() throws Exception {
		notice(1, "medium", "later");
		run(this.digest, Map.of());
		notice(2, "low", "none");
		assertThat(run(this.digest, Map.of())).containsEntry("messages", 0L);
		assertThat(run(this.digest, Map.of("everyone", "true"))).containsEntry("messages", 2L);
		assertThat(run(this.digest, Map.of("everyone", "true"))).containsEntry("messages", 0L)
			.containsEntry("people", 0L);
	}

	@Test
	void saysAgainWhatDidNotLeaveAndDropsTheEarlierDigest() throws Exception {
		notice(1, "medium", "later");
		run(this.digest, Map.of());
		this.jdbc.sql("update message set state = 'sent', ended_at = utc_timestamp(6) where person_id = 1").update();
		this.jdbc.sql("update message set state = 'held' where person_id = 2").update();
		this.jdbc.sql("update message set planned_at = planned_at - interval 3 day").update();
		notice(2, "low", "none");
		assertThat(run(this.digest, Map.of("everyone", "true"))).containsEntry("messages", 2L);
		assertThat(this.jdbc.sql("""
				select group_concat(m.person_id, ' ', m.state, ' ', d.revisions order by m.person_id, m.planned_at)
				from digest d join message m on m.id = d.message_id
				""").query(String.class).single()).isEqualTo("1 sent [1],1 queued [2],2 expired [1],2 queued [1,2]");
	}

	@Test
	void tellsWhatIsUrgentAtOnceAndNotAgain() throws Exception {
		notice(1, "low", "later");
		run(this.digest, Map.of());
		notice(2, "high", "now");
		assertThat(run(this.urgent, Map.of())).containsEntry("messages", 2L).containsEntry("obligations", 2L);
		assertThat(run(this.urgent, Map.of())).containsEntry("messages", 0L).containsEntry("people", 0L);
		assertThat(run(this.digest, Map.of("everyone", "true"))).containsEntry("messages", 0L);
		assertThat(count("message where kind = 'urgent'")).isEqualTo(2);
	}

	@Test
	void catchesNewcomersUpAndThenTellsThemWhatIsNew() throws Exception {
		notice(1, "medium", "now");
		run(this.urgent, Map.of());
		run(this.digest, Map.of());
		assertThat(this.untold.isDigestDue()).isFalse();
		this.jdbc.sql("delete from digest_progress where person_id = 1").update();
		this.jdbc.sql("insert into catch_up (person_id, because, on_day) values (1, 'joined', utc_date())").update();
		assertThat(this.untold.isDigestDue()).isTrue();
		assertThat(this.catchingUp.preview(this.people.find(1).orElseThrow()).orElseThrow().subject())
			.startsWith("Welcome: what still matters");
		assertThat(run(this.catchup, Map.of())).containsEntry("people", 1L).containsEntry("messages", 1L);
		assertThat(run(this.catchup, Map.of())).containsEntry("people", 0L).containsEntry("messages", 0L);
		assertThat(this.catchingUp.preview(this.people.find(1).orElseThrow())).isEmpty();
		assertThat(run(this.urgent, Map.of())).containsEntry("messages", 0L);
		assertThat(run(this.digest, Map.of())).containsEntry("messages", 0L);
		Model model = new ExtendedModelMap();
		this.page.list(new SignedIn(1, "p1@example.org", "Person 1", Set.of(Role.ADMIN)), model);
		assertThat(model.getAttribute("digests")).asInstanceOf(InstanceOfAssertFactories.list(DigestRow.class))
			.first()
			.extracting(DigestRow::windowText)
			.isEqualTo("catch-up");
	}

	@Test
	void newcomersAreCaughtUpOnTheirDayWhateverTheHourWhenAsked() throws Exception {
		notice(1, "medium", "later");
		this.jdbc.sql("update person set hour = 23, zone = 'Pacific/Pago_Pago' where id = 1").update();
		String today = Clock.systemUTC().instant().atZone(ZoneId.of("Pacific/Pago_Pago")).toLocalDate().toString();
		this.jdbc.sql("insert into catch_up (person_id, because, on_day) values (1, 'joined', ?)").param(today).update();
		assertThat(run(this.catchup, Map.of("everyone", "true"))).containsEntry("messages", 1L);
	}

	private void notice(int id, String admin, String urgency) {
		Instant now = Clock.systemUTC().instant().minus(Duration.ofMinutes(1));
		this.jdbc.sql("""
				insert into notice (id, source_id, entry_key, latest, raw_hash, first_seen_at)
				values (?, 1, ?, 1, repeat('r', 32), ?)
				""").params(id, "k" + id, now).update();
		this.jdbc.sql("""
				insert into revision (id, notice_id, number, title, html, text, labels, services, platforms, seen_at,
					semantic_hash, raw_hash, baseline)
				values (?, ?, 1, ?, '', 'It changes.', '[]', '[]', '[]', ?, repeat('s', 32), repeat('r', 32), false)
				""").params(id, id, "Notice " + id, now).update();
		this.jdbc.sql("update impact_position set last = ?").param(++this.position).update();
		this.jdbc.sql("update change_position set last = ?").param(this.position).update();
		this.jdbc
			.sql("""
					insert into impact (revision_id, notice_id, position, news, platforms, services, category, action, major,
						touches_admin, touches_helpdesk, touches_user, urgency, difference, material, reasons, classified_at)
					values (?, ?, ?, true, '[]', '[]', 'update', 'plan', false, ?, 'none', 'none', ?, '[]', false, '[]', ?)
					""")
			.params(id, id, this.position, admin, urgency, now)
			.update();
	}

	private Map<String, Object> run(Step step, Map<String, String> parameters) throws Exception {
		JobParametersBuilder builder = new JobParametersBuilder().addString("window",
				step.getName() + " " + Clock.systemUTC().instant() + " " + ++this.run);
		parameters.forEach(builder::addString);
		JobParameters all = builder.toJobParameters();
		JobInstance instance = this.jobs.createJobInstance("test-" + step.getName(), all);
		JobExecution job = this.jobs.createJobExecution(instance, all, new ExecutionContext());
		StepExecution execution = this.jobs.createStepExecution(step.getName(), job);
		step.execute(execution);
		assertThat(execution.getStatus()).as(execution.getFailureExceptions().toString())
			.isEqualTo(BatchStatus.COMPLETED);
		return execution.getExecutionContext().toMap();
	}

	private long count(String what) {
		assertThat(Set.of("message", "obligation")).contains(what.substring(0, what.indexOf(' ')));
		return this.jdbc.sql("select count(*) from " + what).query(Long.class).single();
	}

}
