package org.runstate.announcement;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.jspecify.annotations.Nullable;
import org.runstate.run.JobName;
import org.runstate.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long it takes to plan an announcement to 50,000 people, and how many messages a
 * second leave then. Given a folder with the sink of the bench,
 * {@code -Drunstate.measure=../shared/bench/mail}, for a quiet machine.
 */
@EnabledIfSystemProperty(named = "runstate.measure", matches = ".+", disabledReason = "measures, on demand")
class FiftyThousandIT extends AnnouncementScene {

	private static final Logger log = LoggerFactory.getLogger(FiftyThousandIT.class);

	private static final int CROWD = 50_000;

	private static @Nullable Process sink;

	@Autowired
	Runs runs;

	@DynamicPropertySource
	static void mailServer(DynamicPropertyRegistry registry) throws IOException {
		int smtp = freePort();
		ProcessBuilder node = new ProcessBuilder("node",
				Path.of(System.getProperty("runstate.measure", "."), "sink.mjs").toString());
		node.environment().put("SMTP_PORT", String.valueOf(smtp));
		node.environment().put("SINK_HTTP_PORT", String.valueOf(freePort()));
		sink = node.redirectErrorStream(true).redirectOutput(Path.of("target", "sink.log").toFile()).start();
		registry.add("spring.mail.host", () -> "127.0.0.1");
		registry.add("spring.mail.port", () -> smtp);
	}

	@AfterAll
	static void stop() {
		if (sink != null) {
			sink.destroy();
		}
	}

	@Test
	void arePlannedWithinTwentySeconds() {
		crowd(CROWD);
		long id = approved(everybody(true));
		String people = one("select count(*) from person");
		Instant begun = Instant.now();
		this.sending.send(id, people, this.cora.id());
		Duration planned = Duration.between(begun, Instant.now());
		assertThat(one("select count(*) from message")).isEqualTo(people);
		assertThat(one("select count(*) from obligation")).isEqualTo(people);
		Instant from = Instant.now();
		this.runs.run(JobName.DELIVER, true);
		Duration delivered = Duration.between(from, Instant.now());
		assertThat(one("select count(*) from message where state = 'sent'")).isEqualTo(people);
		log.info("announcement people={} planned={} delivered={} messages a second={}", people, planned, delivered,
				CROWD / Math.max(1, delivered.toSeconds()));
		assertThat(planned).isLessThan(Duration.ofSeconds(20));
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

}
