package org.runstate.acknowledgement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.runstate.TestDatabase;
import org.runstate.audience.Role;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;
import org.runstate.run.JobName;
import org.runstate.run.Runs;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An organisation at work: 10,000 old notices and six that are new, 1,000 people, and
 * among them one of each role: Vera, Ada, Hele, Cora, Mara and Root.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners(listeners = TestDatabase.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
abstract class FilledScene {

	static final String PASSWORD = "correct-horse-battery";

	private static final int NOTICES = 10_000;

	private static final int PEOPLE = 1000;

	private static final int AT_ONCE = 500;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Notices notices;

	@Autowired
	Runs runs;

	@BeforeEach
	void muchIsThere() {
		people();
		long source = source();
		Instant then = Instant.now().minus(Duration.ofDays(30));
		for (int first = 0; first < NOTICES; first += AT_ONCE) {
			keep(source, true, IntStream.range(first, first + AT_ONCE).mapToObj(FilledScene::old).toList(), then);
		}
		keep(source, false, IntStream.range(0, 6).mapToObj(FilledScene::fresh).toList(), Instant.now());
		this.runs.run(JobName.COLLECT, true);
		this.runs.run(JobName.DIGEST, true);
		assertThat(count("notice")).isEqualTo(NOTICES + 6);
		assertThat(count("obligation where person_id = (select id from person where name = 'ada')")).isEqualTo(6);
	}

	private void people() {
		String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
		this.jdbc.sql("insert into team (name) values ('Devices')").update();
		for (Map.Entry<String, Role> one : Map
			.of("vera", Role.VIEWER, "ada", Role.ADMIN, "hele", Role.HELPDESK, "cora", Role.COMMUNICATIONS, "mara",
					Role.MANAGER, "root", Role.ADMINISTRATOR)
			.entrySet()) {
			String audience = (one.getValue() == Role.ADMIN) ? "admin"
					: (one.getValue() == Role.HELPDESK) ? "helpdesk" : "user";
			this.jdbc.sql("""
					insert into person (email, name, audiences, roles, platforms, services, team_id, locale, zone, hour)
					values (concat(:name, '@example.org'), :name, json_array(:audience), json_array(:role), '[]', '[]',
						(select id from team), 'en', 'UTC', 8)
					""")
				.param("name", one.getKey())
				.param("audience", audience)
				.param("role", one.getValue().key())
				.update();
		}
		this.jdbc.sql(
				"insert into account (person_id, password_hash, created_at) select id, ?, utc_timestamp(6) from person")
			.param(hash)
			.update();
		this.jdbc
			.sql("""
					insert into person (email, name, audiences, roles, platforms, services, team_id, locale, zone, hour)
					select concat('p', seq, '@example.org'), concat('Person ', seq), '["admin","user"]', '["viewer"]', '["windows"]',
						'[]', (select id from team), 'en', 'Europe/Berlin', 8 from seq_1_to_%d
					"""
				.formatted(PEOPLE - 6))
			.update();
	}

	private long source() {
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					next_check_at)
				values ('s', 'A source', 'manual', '', 3600, '[]', '[]', false, '{}', utc_timestamp(6) + interval 1 day)
				""").update();
		return this.jdbc.sql("select id from source").query(Long.class).single();
	}

	private void keep(long source, boolean baseline, List<Entry> entries, Instant at) {
		this.notices.keep(List.of(new Said(source, baseline, List.of("Windows"), List.of("windows"), entries)), at);
	}

	private static Entry old(int number) {
		String[] things = { "printing", "sign-in", "updates", "search", "sharing", "backup", "keyboards", "screens" };
		String thing = things[number % things.length];
		return entry("old-" + number, "A change of " + thing + ", number " + number,
				"<h3>What is new</h3><p>In the coming weeks " + thing + " of Windows gets a new page, number " + number
						+ ". Users see it under settings.</p><h3>What to do</h3><p>Nothing has to be done.</p>");
	}

	private static Entry fresh(int number) {
		LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(20 + number);
		return entry("new-" + number, "Plan for change: Windows connector " + number + " will be retired",
				"<p>Windows connector " + number + " will be retired on " + day
						+ ". Administrators must move their devices" + " to the new connector before " + day + ".</p>");
	}

	private static Entry entry(String key, String title, String html) {
		return new Entry(key, title, "https://example.org/" + key, html, List.of(), List.of("Windows"),
				List.of("windows"), null, null);
	}

	long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

}
