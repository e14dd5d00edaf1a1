package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runstate.RunstateTest;
import org.runstate.notice.Kept;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class HoldingTests {

	@RegisterExtension
	static WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	@Autowired
	PollReader reader;

	@Autowired
	PollWriter writer;

	@Autowired
	Sources sources;

	@Autowired
	HeldBatches held;

	@Autowired
	SourcesFile file;

	@Autowired
	JdbcClient jdbc;

	private Passes passes;

	@BeforeEach
	void oneSource() {
		this.passes = new Passes(this.reader, this.writer, this.jdbc);
		this.file.take("- {key: a, url: '%s'}".formatted(server.url("/a")).getBytes(StandardCharsets.UTF_8));
	}

	private ExecutionContext polled(String body) throws InterruptedException {
		server.stubFor(get("/a").willReturn(ok(body)));
		return this.passes.nextPass();
	}

	private Source source() {
		return this.sources.find("a").orElseThrow();
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	private static String dated(String prefix, int from, int to, Instant first) {
		return Passes.items(IntStream.range(from, to)
			.mapToObj((
					i) -> "<item><guid>%s%d</guid><title>Notice %d</title><description>text %d</description><pubDate>%s</pubDate></item>"
						.formatted(prefix, i, i, i,
								DateTimeFormatter.RFC_1123_DATE_TIME
									.format(first.plusSeconds(3600L * i).atOffset(ZoneOffset.UTC))))
			.collect(Collectors.joining()));
	}

	@Test
	void aCollapseIsHeldAndKeptAsItWasWhenReleased() throws InterruptedException {
		polled(Passes.feed(Passes.many(20)));
		assertThat(polled(Passes.feed("one", "two")).getLong("held")).isEqualTo(1);
		assertThat(source().state()).isEqualTo("held");
		assertThat(source().detail()).contains("2 entries", "20 before");
		assertThat(count("select count(*) from revision")).isEqualTo(20);
		assertThat(this.held.find(source().id())).hasValueSatisfying((batch) -> {
			assertThat(batch.added()).isZero();
			assertThat(batch.revised()).isEqualTo(2);
			assertThat(batch.titles()).containsExactly("Notice 0", "Notice 1");
		});
		server.stubFor(get("/a").willReturn(aResponse().withStatus(500)));
		this.passes.nextPass();
		assertThat(this.held.release(source(), Instant.now())).contains(new Kept(0, 2, 0));
		assertThat(this.held.release(source(), Instant.now())).isEmpty();
		assertThat(source().state()).isEqualTo("good");
	}

	@Test
	void whatWasDroppedIsNotLookedAtAgainButAnotherAnswerIs() throws InterruptedException {
		polled(Passes.feed(Passes.many(20)));
		polled(Passes.feed("one"));
		assertThat(this.held.drop(source(), Instant.now())).isTrue();
		assertThat(source().state()).isEqualTo("good");
		assertThat(polled(Passes.feed("one")).getLong("unchanged")).isEqualTo(1);
		assertThat(count("select count(*) from revision")).isEqualTo(20);
		assertThat(polled(Passes.feed("two")).getLong("held")).isEqualTo(1);
	}

	@Test
	void aSurgeIsHeldButNotInAFirstPoll() throws InterruptedException {
		assertThat(polled(Passes.feed(Passes.many(60))).getLong("notices")).isEqualTo(60);
		assertThat(polled(Passes.feed(Passes.many(120))).getLong("held")).isEqualTo(1);
		assertThat(count("select count(*) from notice")).isEqualTo(60);
		assertThat(polled(Passes.feed(Passes.many(100))).getLong("notices")).isEqualTo(40);
		assertThat(this.held.find(source().id())).isEmpty();
	}

	@Test
	void aListThatIsAllNewIsHeldUnlessItIsAllRecent() throws InterruptedException {
		polled(dated("a", 0, 5, Instant.parse("2026-01-01T00:00:00Z")));
		assertThat(polled(dated("b", 10, 15, Instant.parse("2026-01-01T00:00:00Z"))).getLong("held")).isEqualTo(1);
		assertThat(source().detail()).contains("all 5 entries are new");
		assertThat(polled(dated("c", 10, 15, Instant.now())).getLong("notices")).isEqualTo(5);
	}

	@Test
	void aListMostOfWhichChangedIsHeld() throws InterruptedException {
		polled(Passes.feed(Passes.many(20)));
		String[] texts = Passes.many(20);
		IntStream.range(0, 11).forEach((i) -> texts[i] = "Sign in to read " + i);
		assertThat(polled(Passes.feed(texts)).getLong("held")).isEqualTo(1);
		texts[0] = "text 0";
		assertThat(polled(Passes.feed(texts)).getLong("revisions")).isEqualTo(10);
	}

	@Test
	void otherIdsForTheSameEntriesAreNoNews() throws InterruptedException {
		polled(dated("a", 0, 5, Instant.parse("2026-01-01T00:00:00Z")));
		ExecutionContext second = polled(dated("b", 0, 5, Instant.parse("2026-01-01T00:00:00Z")));
		assertThat(second.getLong("notices") + second.getLong("revisions") + second.getLong("held")).isZero();
		assertThat(source().detail()).contains("other ids");
		this.passes.nextPass();
		assertThat(source().detail()).contains("other ids");
		assertThat(polled(dated("a", 0, 5, Instant.parse("2026-01-01T00:00:00Z"))).getLong("notices")).isZero();
	}

	@Test
	void whatLeavesTheMiddleOfAListIsMarkedUntilItReturns() throws InterruptedException {
		Instant first = Instant.parse("2026-01-01T00:00:00Z");
		polled(dated("a", 0, 6, first));
		String whole = dated("a", 0, 6, first);
		String gap = whole.replaceAll("<item><guid>a3</guid>.*?</item>", "");
		polled(gap);
		assertThat(absentKeys()).containsExactly("a3");
		polled(dated("a", 0, 6, first));
		assertThat(absentKeys()).isEmpty();
		polled(dated("a", 2, 8, first));
		assertThat(absentKeys()).isEmpty();
		assertThat(count("select count(*) from revision")).isEqualTo(8);
	}

	private List<String> absentKeys() {
		return this.jdbc.sql("select entry_key from notice where absent_since is not null").query(String.class).list();
	}

	@Test
	void onceADayEverythingIsAskedForWhateverItsVersion() throws InterruptedException {
		server.stubFor(get("/a").willReturn(ok(Passes.feed("one")).withHeader("ETag", "\"stuck\"")));
		server.stubFor(
				get("/a").withHeader("If-None-Match", equalTo("\"stuck\"")).willReturn(aResponse().withStatus(304)));
		this.passes.pass();
		assertThat(this.passes.nextPass().getLong("unchanged")).isEqualTo(1);
		server.stubFor(get("/a").withHeader("If-None-Match", absent())
			.willReturn(ok(Passes.feed("two")).withHeader("ETag", "\"stuck\"")));
		assertThat(this.passes.nextPass().getLong("unchanged")).isEqualTo(1);
		this.jdbc.sql("update source set whole_at = whole_at - interval 25 hour").update();
		assertThat(this.passes.nextPass().getLong("revisions")).isEqualTo(1);
		server.verify(2, getRequestedFor(urlEqualTo("/a")).withoutHeader("If-None-Match"));
	}

	@Test
	void doesNotComeBackWhileTheServerFindsItOfNoUse() throws InterruptedException {
		server
			.stubFor(get("/a").willReturn(ok(Passes.feed("one")).withHeader("Cache-Control", "public, max-age=7200")));
		this.passes.pass();
		assertThat(source().nextCheckAt()).isAfter(Instant.now().plusSeconds(7100));
		this.jdbc.sql("update source set options = '{\"ignore-max-age\": true}', body_hash = null").update();
		this.passes.nextPass();
		assertThat(source().nextCheckAt()).isBefore(Instant.now().plusSeconds(4000));
	}

}
