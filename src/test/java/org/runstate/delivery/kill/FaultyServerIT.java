package org.runstate.delivery.kill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Delivery to a counting mail server, of others' making, with faults: whatever it does,
 * every planned message ends in a known state. Skipped where that server is not beside
 * this checkout.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyServerIT {

	private static final Path SINK = Path.of("..", "shared", "bench", "mail", "sink.mjs");

	private static final int MESSAGES = 60;

	private final HttpClient http = HttpClient.newHttpClient();

	private Process sink;

	private Arena arena;

	private int smtp;

	private int control;

	@BeforeAll
	void start() throws Exception {
		assumeThat(SINK).as("skipped: the faulty mail server is not beside this checkout").exists();
		this.smtp = free();
		this.control = free();
		ProcessBuilder builder = new ProcessBuilder("node", SINK.toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD);
		builder.environment()
			.putAll(Map.of("SMTP_PORT", String.valueOf(this.smtp), "SINK_HTTP_PORT", String.valueOf(this.control),
					"DIGEST_HEADER", "X-Runstate-Message"));
		this.sink = builder.start();
		assertThat(this.sink.inputReader(StandardCharsets.US_ASCII).readLine()).contains("ready");
		this.arena = new Arena(3);
	}

	@BeforeEach
	void plan() throws Exception {
		ask("/reset?rules=1");
		this.arena.plan(MESSAGES);
	}

	@AfterAll
	void stop() throws Exception {
		if (this.sink != null) {
			this.arena.close();
			this.sink.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
		}
	}

	@ParameterizedTest
	@CsvSource({ "action=rcpt&code=451, retry", "action=rcpt&code=550, refused", "action=data&code=452, retry",
			"action=data&code=554, refused", "action=lost_stored, unknown", "action=lost_dropped, unknown",
			"action=delay&ms=300, sent" })
	void endsInAKnownState(String fault, String state) throws Exception {
		ask("/fault?" + fault + "&pct=40");
		this.arena.deliverTo(this.smtp);
		Map<String, Long> first = states();
		assertThat(first)
			.containsOnlyKeys(state.equals("sent") ? new String[] { "sent" } : new String[] { state, "sent" });
		ask("/reset?rules=1");
		long open = open();
		pullForward();
		this.arena.deliverTo(this.smtp);
		assertThat(this.arena.isAllEnded()).isTrue();
		assertThat(states()).isEqualTo(state.equals("refused") ? first : Map.of("sent", (long) MESSAGES));
		// what was stored without an answer comes once more, what was dropped for the
		// first time
		assertThat(keys()).hasSize((int) open).allSatisfy((key, copies) -> assertThat(copies).isEqualTo(1));
	}

	@ParameterizedTest
	@CsvSource({ "/fault?action=banner&code=421", "/fault?action=banner&code=554", "/refuse?s=1" })
	void waitsForAServerThatIsDown(String fault) throws Exception {
		ask(fault);
		this.arena.deliverTo(this.smtp);
		assertThat(states()).doesNotContainKeys("sent", "refused", "unknown", "expired");
		assertThat(this.arena.jdbc().sql("select max(attempts) from message").query(Integer.class).single())
			.as("tried by one message a connection at most")
			.isLessThanOrEqualTo(1);
		ask("/reset?rules=1");
		awaitSink();
		pullForward();
		this.arena.deliverTo(this.smtp);
		assertThat(states()).isEqualTo(Map.of("sent", (long) MESSAGES));
		assertThat(keys()).hasSize(MESSAGES).allSatisfy((key, copies) -> assertThat(copies).isEqualTo(1));
	}

	@Test
	void repeatsOnceAndNoMoreWhatMayHaveArrived() throws Exception {
		ask("/fault?action=lost_stored");
		this.arena.deliverTo(this.smtp);
		assertThat(open()).isEqualTo(MESSAGES);
		assertThat(this.arena.jdbc().sql("""
				select count(*) from message
				where timestampdiff(second, planned_at, due_at) between 899 and 1200 and state = 'unknown'
				""").query(Long.class).single()).as("again in a quarter of an hour").isEqualTo(MESSAGES);
		pullForward();
		this.arena.deliverTo(this.smtp);
		assertThat(states()).isEqualTo(Map.of("unknown", (long) MESSAGES));
		assertThat(this.arena.isAllEnded()).isTrue();
		assertThat(keys()).hasSize(MESSAGES).allSatisfy((key, copies) -> assertThat(copies).isEqualTo(2));
	}

	private Map<String, Long> states() {
		return this.arena.jdbc()
			.sql("select state, count(*) as messages from message group by state")
			.query((row, number) -> Map.entry(row.getString("state"), row.getLong("messages")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
	}

	private long open() {
		return this.arena.jdbc().sql("select count(*) from message where ended_at is null").query(Long.class).single();
	}

	/** Time passes: what is due later is due now. */
	private void pullForward() {
		this.arena.jdbc().sql("update message set due_at = planned_at where ended_at is null").update();
	}

	/** How many copies of each message arrived since the last reset. */
	private Map<String, Integer> keys() throws Exception {
		return ask("/keys").lines()
			.map((line) -> line.split("\t", -1))
			.collect(Collectors.toMap((words) -> words[1], (words) -> Integer.valueOf(words[2])));
	}

	private String ask(String what) throws Exception {
		return this.http
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.control + what)).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private void awaitSink() {
		Awaitility.await().ignoreExceptions().until(() -> {
			new Socket(InetAddress.getLoopbackAddress(), this.smtp).close();
			return true;
		});
	}

	private static int free() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
