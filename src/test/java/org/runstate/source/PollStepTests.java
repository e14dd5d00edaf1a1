package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runstate.RunstateTest;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class PollStepTests {

	@RegisterExtension
	static WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true))
		.build();

	@Autowired
	PollReader reader;

	@Autowired
	PollWriter writer;

	@Autowired
	Sources sources;

	@Autowired
	SourcesFile file;

	@Autowired
	JdbcClient jdbc;

	private ExecutionContext pass() throws InterruptedException {
		return new Passes(this.reader, this.writer, this.jdbc).pass();
	}

	private ExecutionContext nextPass() throws InterruptedException {
		return new Passes(this.reader, this.writer, this.jdbc).nextPass();
	}

	private void add(String key, String more) {
		Imported imported = this.file.take("- {key: %s, url: '%s'%s}".formatted(key, server.url("/" + key), more)
			.getBytes(StandardCharsets.UTF_8));
		assertThat(imported.problems()).isEmpty();
	}

	private static void says(String key, String... texts) {
		server.stubFor(get("/" + key).willReturn(ok(Passes.feed(texts))));
	}

	private Source source(String key) {
		return this.sources.find(key).orElseThrow();
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	@Test
	void theFirstGoodPollIsTheBaselineAndALaterChangeIsARevision() throws InterruptedException {
		says("a", "one", "two");
		add("a", ", services: [Mail]");
		ExecutionContext first = pass();
		assertThat(first.getLong("sources")).isEqualTo(1);
		assertThat(first.getLong("notices")).isEqualTo(2);
		assertThat(count("select count(*) from revision where baseline")).isEqualTo(2);
		assertThat(count("select count(*) from revision where services = '[\"Mail\"]'")).isEqualTo(2);
		assertThat(source("a").state()).isEqualTo("good");
		says("a", "one", "two, but more of it", "three");
		ExecutionContext second = nextPass();
		assertThat(second.getLong("notices")).isEqualTo(1);
		assertThat(second.getLong("revisions")).isEqualTo(1);
		assertThat(count("select count(*) from revision where not baseline")).isEqualTo(2);
	}

	@Test
	void withoutABaselineTheFirstPollIsNews() throws InterruptedException {
		says("news", "one");
		add("news", ", baseline: false");
		pass();
		assertThat(count("select count(*) from revision where not baseline")).isEqualTo(1);
	}

	@Test
	void aPassLooksOnlyAtWhatIsDue() throws InterruptedException {
		says("due", "one");
		add("due", "");
		assertThat(pass().getLong("sources")).isEqualTo(1);
		assertThat(pass().getLong("sources")).isZero();
		assertThat(source("due").nextCheckAt()).isAfter(Instant.now().plusSeconds(3000));
	}

	@Test
	void anUnchangedSourceCostsNothing() throws InterruptedException {
		says("same", "one");
		server.stubFor(get("/tagged").willReturn(ok(Passes.feed("one")).withHeader("ETag", "\"1\"")));
		server.stubFor(
				get("/tagged").withHeader("If-None-Match", equalTo("\"1\"")).willReturn(aResponse().withStatus(304)));
		add("same", "");
		add("tagged", "");
		pass();
		ExecutionContext second = nextPass();
		assertThat(second.getLong("unchanged")).isEqualTo(2);
		assertThat(second.getLong("notices") + second.getLong("revisions")).isZero();
		assertThat(source("tagged").etag()).isEqualTo("\"1\"");
		assertThat(this.sources.polls(source("tagged").id(), 5)).extracting(PollRecord::outcome)
			.containsExactly("unchanged", "ok");
	}

	@Test
	void aFailureChangesNoNotice() throws InterruptedException {
		says("shaky", "one", "two");
		add("shaky", "");
		pass();
		server.stubFor(get("/shaky").willReturn(ok("<html><p>Maintenance</p></html>")));
		assertThat(nextPass().getLong("failed")).isEqualTo(1);
		server.stubFor(get("/shaky").willReturn(aResponse().withStatus(503)));
		nextPass();
		Source failing = source("shaky");
		assertThat(failing.state()).isEqualTo("failing");
		assertThat(failing.failures()).isEqualTo(2);
		assertThat(failing.failure()).isEqualTo("http_server_error");
		assertThat(failing.detail()).isNotBlank();
		assertThat(failing.nextCheckAt()).isAfter(Instant.now().plusSeconds(6400));
		assertThat(count("select count(*) from notice")).isEqualTo(2);
		assertThat(count("select count(*) from revision")).isEqualTo(2);
		says("shaky", "one", "two", "three");
		assertThat(nextPass().getLong("notices")).isEqualTo(1);
		assertThat(source("shaky").failures()).isZero();
		assertThat(source("shaky").failure()).isNull();
	}

	@Test
	void comesBackWhenTheServerSays() throws InterruptedException {
		server.stubFor(get("/busy").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7200")));
		add("busy", "");
		pass();
		assertThat(source("busy").failure()).isEqualTo("http_rate_limited");
		assertThat(source("busy").nextCheckAt()).isBetween(Instant.now().plusSeconds(7100),
				Instant.now().plusSeconds(7300));
	}

	@Test
	void oneBadSourceCostsTheOthersNothing() throws InterruptedException {
		for (int i = 0; i < 20; i++) {
			says("s" + i, "one");
			add("s" + i, "");
		}
		server.stubFor(get("/s7").willReturn(ok("<rss version=\"2.0\"><channel><item>")));
		server.stubFor(get("/s8").willReturn(aResponse().withStatus(404)));
		ExecutionContext counts = pass();
		assertThat(counts.getLong("sources")).isEqualTo(20);
		assertThat(counts.getLong("failed")).isEqualTo(2);
		assertThat(counts.getLong("notices")).isEqualTo(18);
		assertThat(count("select count(*) from source where claimed_by is not null")).isZero();
	}

	@Test
	void twoClaimersNeverGetOneSource() throws Exception {
		for (int i = 0; i < 60; i++) {
			add("s" + i, "");
		}
		ExecutorService threads = Executors.newFixedThreadPool(2);
		Callable<List<Long>> claimer = () -> {
			List<Long> mine = new ArrayList<>();
			for (List<Source> got = claim(); !got.isEmpty(); got = claim()) {
				got.forEach((source) -> mine.add(source.id()));
			}
			return mine;
		};
		Future<List<Long>> one = threads.submit(claimer);
		Future<List<Long>> two = threads.submit(claimer);
		List<Long> all = new ArrayList<>(one.get());
		all.addAll(two.get());
		threads.shutdown();
		assertThat(all).doesNotHaveDuplicates();
		assertThat(claim()).isEmpty();
		assertThat(all).hasSize(60);
	}

	@Test
	void claimsOfADeadProcessFallFree() {
		add("left", "");
		this.jdbc.sql("""
				insert into worker (id, name, started_at, alive_until)
				values (999, '1@elsewhere', utc_timestamp(6), utc_timestamp(6) + interval 60 second)
				on duplicate key update alive_until = values(alive_until)
				""").update();
		this.jdbc.sql("update source set claimed_by = 999").update();
		assertThat(claim()).isEmpty();
		assertThat(this.sources.isAnyDue(Instant.now())).isFalse();
		this.jdbc.sql("update worker set alive_until = '2020-01-01' where id = 999").update();
		assertThat(claim()).hasSize(1);
	}

	@Test
	void whatWasClaimedAndNotPolledFallsFreeAtTheEnd() throws InterruptedException {
		says("a", "one");
		add("a", "");
		this.reader.open(new ExecutionContext());
		assertThat(this.reader.read()).isNotNull();
		this.reader.close();
		assertThat(count("select count(*) from source where claimed_by is not null")).isZero();
		server.verify(1, getRequestedFor(urlEqualTo("/a")));
	}

	private List<Source> claim() {
		return this.sources.claim(Instant.now(), 7);
	}

}
