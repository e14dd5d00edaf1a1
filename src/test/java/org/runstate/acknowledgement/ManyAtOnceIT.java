package org.runstate.acknowledgement;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.TestDatabase;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many links of mails are pressed a second, each by somebody else and durably, and
 * how many a bare server takes that does nothing but one insert a request, in turn on the
 * same database. With {@code -Drunstate.measure=wrk}, the program that presses.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "runstate.link.crowd=0")
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners(listeners = TestDatabase.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@EnabledIfSystemProperty(named = "runstate.measure", matches = ".*wrk", disabledReason = "measures, on demand")
class ManyAtOnceIT {

	private static final Logger log = LoggerFactory.getLogger(ManyAtOnceIT.class);

	private static final int ROUNDS = 10;

	private static final int PEOPLE = 20_000;

	private static final int NOTICES = 20;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	LinkTokens tokens;

	@LocalServerPort
	int port;

	@TempDir
	Path folder;

	@Test
	void arePressedInTurnWithABareServer() throws Exception {
		everybodyOwesEverything();
		List<Path> links = links();
		ExecutorService threads = Executors.newFixedThreadPool(128);
		HttpServer bare = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
		try {
			bare.setExecutor(threads);
			bare.createContext("/a/", this::insert);
			bare.start();
			for (Path some : links) {
				String limit = press(bare.getAddress().getPort(), some);
				String product = press(this.port, some);
				log.info("a second, good, bad: bare={} product={}", limit, product);
				assertThat(product).endsWith(" 0");
			}
		}
		finally {
			bare.stop(0);
			threads.shutdownNow();
		}
	}

	/** One row a request, with the database's own durability. */
	private void insert(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		this.jdbc.sql("insert ignore into bare_press values (?, utc_timestamp(3))")
			.param(exchange.getRequestURI().getPath())
			.update();
		exchange.sendResponseHeaders(204, -1);
		exchange.close();
	}

	private String press(int at, Path links) throws IOException, InterruptedException {
		ProcessBuilder wrk = new ProcessBuilder("wrk", "-t2", "-c64", "-d10s", "-s",
				"src/test/resources/org/runstate/acknowledgement/press.lua", "http://127.0.0.1:" + at);
		wrk.environment().put("PRESS_FILE", links.toString());
		Process pressing = wrk.redirectErrorStream(true).start();
		String said = new String(pressing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		pressing.waitFor();
		return said.substring(said.lastIndexOf('\n') + 1);
	}

	private void everybodyOwesEverything() {
		for (String sql : List.of("create table bare_press (token varchar(80) primary key, at datetime(3) not null)",
				"""
						insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
						select concat('p', seq, '@example.org'), concat('Person ', seq), '["user"]', '["viewer"]', '[]', '[]', 'en', 'UTC', 8
						from seq_1_to_%d
						"""
					.formatted(PEOPLE),
				"""
						insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options, next_check_at)
						values ('s', 'A source', 'manual', '', 3600, '[]', '[]', false, '{}', utc_timestamp(6) + interval 1 day)
						""",
				"""
						insert into notice (source_id, entry_key, latest, raw_hash, first_seen_at)
						select s.id, concat('n', seq), 1, unhex(repeat('00', 32)), utc_timestamp(6) from source s join seq_1_to_%d
						"""
					.formatted(NOTICES),
				"""
						insert into revision (notice_id, number, title, html, text, labels, services, platforms, seen_at, semantic_hash,
							raw_hash, baseline, classified)
						select id, 1, concat('A notice about printing, number ', id), '<p>x</p>', 'x', '[]', '[]', '[]', utc_timestamp(6),
							unhex(repeat('00', 32)), unhex(repeat('00', 32)), false, true from notice
						""",
				"""
						insert into obligation (person_id, notice_id, from_revision, due_on, opened_at)
						select p.id, n.id, 1, utc_date() + interval 30 day, utc_timestamp(6) from person p join notice n order by p.id, n.id
						""")) {
			this.jdbc.sql(sql).update();
		}
	}

	/** Every link once, in no order, a file a round. */
	private List<Path> links() throws IOException {
		Instant end = Instant.now().plus(Duration.ofHours(1));
		List<String> all = new ArrayList<>();
		this.jdbc.sql("select person_id, notice_id from obligation").query((row) -> {
			long person = row.getLong(1);
			long notice = row.getLong(2);
			all.add(this.tokens.issue(Purpose.ACKNOWLEDGE, person, notice, 1, end) + " "
					+ this.tokens.issue(Purpose.FORM, person, notice, 1, end));
		});
		Collections.shuffle(all, new Random(7));
		List<Path> files = new ArrayList<>();
		int each = all.size() / ROUNDS;
		for (int round = 0; round < ROUNDS; round++) {
			files.add(Files.write(this.folder.resolve("links" + round), all.subList(round * each, (round + 1) * each)));
		}
		return files;
	}

}
