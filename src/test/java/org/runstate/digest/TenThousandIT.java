package org.runstate.digest;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.runstate.RunstateTest;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;
import org.runstate.run.JobName;
import org.runstate.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many personal digests of 20 notices a second are composed with all that is owed by
 * them, how many leave then, and how many {@code smtp-source} of Postfix gets into the
 * same sink. Twice, because the first time everything is compiled on the way. Given a
 * folder with the sink of the bench, {@code -Drunstate.measure=../shared/bench/mail}, for
 * a quiet machine.
 */
@RunstateTest
@EnabledIfSystemProperty(named = "runstate.measure", matches = ".*mail", disabledReason = "measures, on demand")
class TenThousandIT {

	private static final Logger log = LoggerFactory.getLogger(TenThousandIT.class);

	private static final long PEOPLE = 10_000;

	private static final int NOTICES = 20;

	private static final int MORNINGS = 2;

	private static @Nullable Process sink;

	private static int smtp;

	private static int figures;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Notices notices;

	@Autowired
	Runs runs;

	@DynamicPropertySource
	static void mailServer(DynamicPropertyRegistry registry) throws IOException {
		smtp = freePort();
		figures = freePort();
		ProcessBuilder node = new ProcessBuilder("node",
				Path.of(System.getProperty("runstate.measure", "."), "sink.mjs").toString());
		node.environment().put("SMTP_PORT", String.valueOf(smtp));
		node.environment().put("SINK_HTTP_PORT", String.valueOf(figures));
		sink = node.redirectErrorStream(true).redirectOutput(new File("target/sink.log")).start();
		registry.add("spring.mail.host", () -> "127.0.0.1");
		registry.add("spring.mail.port", () -> smtp);
		registry.add("runstate.mail.connections", () -> 8);
	}

	@AfterAll
	static void stop() {
		if (sink != null) {
			sink.destroy();
		}
	}

	@Test
	void digestsAreComposedAndLeave() throws Exception {
		this.jdbc
			.sql("""
					insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
					select concat('p', seq, '@example.org'), concat('Person ', seq), '["admin"]', '["viewer"]', '[]', '[]', 'en',
						'UTC', 8 from seq_1_to_%d
					"""
				.formatted(PEOPLE))
			.update();
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					next_check_at)
				values ('s', 'A source', 'manual', '', 3600, '[]', '[]', false, '{}', utc_timestamp(6) + interval 1 day)
				""").update();
		long source = this.jdbc.sql("select id from source").query(Long.class).single();
		for (int morning = 1; morning <= MORNINGS; morning++) {
			int first = morning * NOTICES;
			this.notices.keep(
					List.of(new Said(source, false, List.of("Windows"), List.of("windows"),
							IntStream.range(first, first + NOTICES).mapToObj(TenThousandIT::entry).toList())),
					Instant.now());
			this.runs.run(JobName.COLLECT, true);
			Duration composed = timed(JobName.DIGEST);
			assertThat(count("message")).isEqualTo(morning * PEOPLE);
			assertThat(count("obligation")).isEqualTo(morning * PEOPLE * NOTICES);
			Duration left = timed(JobName.DELIVER);
			assertThat(count("message where state = 'sent'")).isEqualTo(morning * PEOPLE);
			long bytes = size();
			log.info("digests={} composed={} a second, left={} a second, of {} bytes; smtp-source={} a second", PEOPLE,
					aSecond(composed), aSecond(left), bytes, aSecond(limit(bytes)));
		}
	}

	/** The mean size of the mails that the sink has counted until now. */
	private static long size() {
		JsonNode stats = RestClient.create("http://127.0.0.1:" + figures)
			.get()
			.uri("/stats")
			.retrieve()
			.requiredBody(JsonNode.class);
		return stats.get("bytes").asLong() / stats.get("accepted").asLong();
	}

	private Duration timed(JobName job) {
		Instant begun = Instant.now();
		this.runs.run(job, true);
		return Duration.between(begun, Instant.now());
	}

	private static Duration limit(long bytes) throws IOException, InterruptedException {
		Instant begun = Instant.now();
		Process source = new ProcessBuilder("smtp-source", "-s", "8", "-l", String.valueOf(bytes), "-m",
				String.valueOf(PEOPLE), "-d", "127.0.0.1:" + smtp)
			.redirectErrorStream(true)
			.redirectOutput(new File("target/smtp-source.log"))
			.start();
		source.waitFor();
		return Duration.between(begun, Instant.now());
	}

	private static long aSecond(Duration duration) {
		return PEOPLE * 1000L / Math.max(1, duration.toMillis());
	}

	private static Entry entry(int number) {
		LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(20 + number);
		return new Entry("new-" + number, "Plan for change: Windows connector " + number + " will be retired",
				"https://example.org/new-" + number,
				"<p>Windows connector " + number + " will be retired on " + day
						+ ". Administrators must move their devices to the new connector before " + day
						+ ", because what still uses the old one stops then. Users notice nothing until that day, and"
						+ " have to sign in again after it.</p>",
				List.of(), List.of("Windows"), List.of("windows"), null, null);
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

}
