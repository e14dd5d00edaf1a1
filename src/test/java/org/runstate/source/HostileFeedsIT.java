package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.runstate.RunstateTest;
import org.runstate.notice.Kept;
import org.runstate.source.fetch.FetchSettings;
import org.runstate.source.fetch.Fetcher;
import org.runstate.source.fetch.Secret;
import org.runstate.source.reading.Credential;
import org.runstate.source.reading.Readers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every bad and tricky source of the rig, polled as often as its manifest says, through
 * the reader and the writer of the step and the database. The report stays in
 * {@code target/hostile-feeds/results.json}.
 */
@RunstateTest
@ExtendWith(OutputCaptureExtension.class)
class HostileFeedsIT {

	private static final Path RESULTS = Path.of("target/hostile-feeds/results.json").toAbsolutePath();

	private static final JsonMapper mapper = JsonMapper.builder().build();

	@Autowired
	Sources sources;

	@Autowired
	SourcesFile file;

	@Autowired
	Readers readers;

	@Autowired
	Credentials credentials;

	@Autowired
	HeldBatches held;

	@Autowired
	PollWriter writer;

	@Autowired
	Clock clock;

	@Autowired
	JdbcClient jdbc;

	private final List<Map<String, Object>> results = new ArrayList<>();

	private final Map<String, String> warnings = new HashMap<>();

	private long heap = heap();

	@Test
	void everySourceEndsAsTheManifestSays(CapturedOutput output) throws Exception {
		String missing = HostileServer.missing();
		assumeTrue(missing.isEmpty(), missing);
		JsonNode endpoints = HostileServer.endpoints();
		try (HostileServer server = new HostileServer()) {
			this.credentials.put(new Credential("token", null, null, new Secret("hush-hush")), this.clock.instant());
			endpoints.forEach((endpoint) -> add(endpoint, server));
			try (Road road = new Road(List.of(server.origin()))) {
				slowOnes(endpoints, road);
				for (JsonNode endpoint : endpoints) {
					if (!isSlow(endpoint) && !endpoint.has("precondition")) {
						polls(endpoint, road, server);
					}
				}
			}
			// the one whose condition is that a redirect may lead to the canary
			try (Road road = new Road(List.of(server.origin(), server.canary()))) {
				for (JsonNode endpoint : endpoints) {
					if (endpoint.has("precondition")) {
						polls(endpoint, road, server);
					}
				}
			}
			report(server, output.getAll());
			server.canaryLog().forEach((seen) -> assertThat(seen.path("headers").has("authorization")).isFalse());
		}
		HostileServer.Judgement judgement = HostileServer.judge(RESULTS);
		assertThat(judgement.good()).as(judgement.said()).isTrue();
	}

	/** The step's reader with a way out of its own. */
	private final class Road implements AutoCloseable {

		private final Fetcher fetcher;

		private final PollReader reader;

		Road(List<String> origins) {
			FetchSettings settings = new FetchSettings(
					origins.stream().map((origin) -> origin.replace("http://", "")).toList(), Duration.ofSeconds(30),
					Duration.ofSeconds(5), DataSize.ofMegabytes(10), 16, List.of(), Duration.ofSeconds(2));
			this.fetcher = new Fetcher(settings, "http://localhost:8080", HostileFeedsIT.this.clock);
			Visitor visitor = new Visitor(this.fetcher, HostileFeedsIT.this.readers,
					new Tokens(this.fetcher, HostileFeedsIT.this.clock), settings);
			this.reader = new PollReader(HostileFeedsIT.this.sources,
					new Polling(visitor, HostileFeedsIT.this.credentials, HostileFeedsIT.this.clock), settings,
					HostileFeedsIT.this.clock);
		}

		void pass() throws InterruptedException {
			ExecutionContext counts = new ExecutionContext();
			HostileFeedsIT.this.writer.open(counts);
			this.reader.open(counts);
			for (Polls polls = this.reader.read(); polls != null; polls = this.reader.read()) {
				HostileFeedsIT.this.writer.write(Chunk.of(polls));
			}
			this.reader.close();
		}

		@Override
		public void close() {
			this.fetcher.destroy();
		}

	}

	private void add(JsonNode endpoint, HostileServer server) {
		String name = endpoint.path("name").asString();
		String more = switch (endpoint.path("group").asString()) {
			case "page" -> ", kind: page, options: {item: .rn}";
			case "graph" -> ", kind: graph-messages, options: {credentials: [token]}";
			default -> name.equals("redirect-auth-leak") ? ", options: {credentials: [token]}" : "";
		};
		this.file
			.take("- {key: %s, url: '%s'%s}".formatted(name, server.url(name), more).getBytes(StandardCharsets.UTF_8));
		this.jdbc.sql("update source set next_check_at = '2099-01-01'").update();
	}

	private static boolean isSlow(JsonNode endpoint) {
		return endpoint.path("group").asString().equals("time");
	}

	/** Together, as each takes as long as it is let. */
	private void slowOnes(JsonNode endpoints, Road road) throws InterruptedException {
		List<String> names = endpoints.valueStream()
			.filter(HostileFeedsIT::isSlow)
			.map((endpoint) -> endpoint.path("name").asString())
			.toList();
		pass(names, road);
		names.forEach((name) -> this.results.add(result(name, 1)));
	}

	/** What has one expectation only is polled twice, as it has to stay as it is. */
	private void polls(JsonNode endpoint, Road road, HostileServer server) throws Exception {
		String name = endpoint.path("name").asString();
		if (this.sources.find(name).isEmpty()) {
			return; // a kind that this version does not know is missing in the report
		}
		boolean twice = endpoint.path("polls").size() == 1 && !endpoint.has("precondition");
		int polls = twice ? 2 : endpoint.path("polls").size();
		for (int poll = 1; poll <= polls; poll++) {
			int requests = server.requests(name);
			pass(List.of(name), road);
			Map<String, Object> result = result(name, poll);
			if (poll == 1) {
				long before = this.heap;
				this.heap = heap();
				result.put("heapGrowthMb", Math.max(0, this.heap - before) >> 20);
			}
			result.put("requests", server.requests(name) - requests);
			this.results.add(result);
		}
	}

	private void pass(List<String> names, Road road) throws InterruptedException {
		this.jdbc.sql("update source set next_check_at = '2020-01-01' where source_key in (:names)")
			.param("names", names)
			.update();
		road.pass();
		this.jdbc.sql("update source set next_check_at = '2099-01-01'").update();
	}

	/** What was held is looked at and let go, as an administrator would. */
	private Map<String, Object> result(String name, int poll) {
		long id = this.sources.find(name).orElseThrow().id();
		PollRecord last = this.sources.polls(id, 1).get(0);
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("name", name);
		result.put("poll", poll);
		result.put("outcome", outcome(name, last));
		if (outcome(name, last).equals("failed")) {
			result.put("errorClass", last.outcome().toUpperCase(Locale.ROOT));
		}
		result.put("notices", last.entries());
		Kept released = last.outcome().equals("held")
				? this.held.release(this.sources.find(name).orElseThrow(), this.clock.instant()).orElseThrow() : null;
		result.put("newNotices", (released != null) ? released.notices() : last.notices());
		result.put("newRevisions", (released != null) ? released.revisions() : last.revisions());
		result.put("seconds", last.millis() / 1000.0);
		this.jdbc.sql("""
				select r.title, r.url from revision r join notice n on n.id = r.notice_id
				where n.source_id = ? order by r.id limit 1
				""").param(id).query((row) -> {
			result.put("firstTitle", row.getString("title"));
			result.put("firstLink", row.getString("url"));
		});
		return result;
	}

	/** The same bytes as before are as well or as badly written as they were. */
	private String outcome(String name, PollRecord poll) {
		if (poll.outcome().equals("ok")) {
			this.warnings.put(name, (poll.detail() != null) ? "ok_with_warnings" : "ok");
		}
		return switch (poll.outcome()) {
			case "unchanged" -> isUnchanged(poll.status()) ? "not_modified" : this.warnings.getOrDefault(name, "ok");
			case "ok" -> this.warnings.getOrDefault(name, "ok");
			case "held" -> "ok_with_warnings";
			default -> "failed";
		};
	}

	private static boolean isUnchanged(@Nullable Integer status) {
		return status != null && status == 304;
	}

	private void report(HostileServer server, String log) throws Exception {
		long stored = this.jdbc.sql("""
				select (select count(*) from revision where locate(:secret, concat_ws(' ', title, url, html, text)) > 0)
					+ (select count(*) from poll where locate(:secret, detail) > 0)
				""").param("secret", server.secret()).query(Long.class).single();
		Map<String, Object> report = new LinkedHashMap<>();
		report.put("at", Instant.now(this.clock).toString());
		report.put("results", this.results);
		report.put("canary", mapper.convertValue(server.canaryLog(), List.class));
		report.put("secretFound", stored > 0 || log.contains(server.secret()));
		Files.createDirectories(RESULTS.getParent());
		Files.writeString(RESULTS, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report));
	}

	/** What is held on to, without what the collector would take away anyhow. */
	private static long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
