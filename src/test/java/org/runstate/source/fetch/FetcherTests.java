package org.runstate.source.fetch;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.unit.DataSize;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

class FetcherTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	@RegisterExtension
	static WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true))
		.build();

	@RegisterExtension
	static WireMockExtension other = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final Duration SHORT = Duration.ofMillis(500);

	private final Fetcher fetcher = fetcher();

	private static Fetcher fetcher() {
		FetchSettings settings = new FetchSettings(List.of("127.0.0.1/32"), LONGEST, Duration.ofSeconds(5),
				DataSize.ofKilobytes(100), 16, List.of(), Duration.ofSeconds(2));
		return new Fetcher(settings, "https://runstate.example", Clock.fixed(NOW, ZoneOffset.UTC));
	}

	@AfterEach
	void close() {
		this.fetcher.destroy();
	}

	private Fetched fetch(String path) {
		return this.fetcher.fetch(Request.get(server.url(path)), Validators.NONE, LONGEST);
	}

	@Test
	void readsMoreFromASourceThatMaySayMore() {
		server.stubFor(get("/large").willReturn(ok("x".repeat(200_000))));
		Request request = Request.get(server.url("/large"));
		assertThat(this.fetcher.fetch(request, Validators.NONE, LONGEST)).isInstanceOf(Fetched.Failed.class);
		assertThat(this.fetcher.fetch(request.upTo(DataSize.ofMegabytes(1)), Validators.NONE, LONGEST))
			.isInstanceOf(Fetched.Body.class);
	}

	@Test
	void keepsValidatorsByteForByteAndSendsThemBack() {
		server.stubFor(get("/feed").willReturn(ok("<rss/>").withHeader("ETag", "W/\"a-gzip\"")
			.withHeader("Last-Modified", "Tue, 01 Jan 1980 00:00:01 GMT")));
		Fetched.Body body = (Fetched.Body) fetch("/feed");
		assertThat(body.validators()).isEqualTo(new Validators("W/\"a-gzip\"", "Tue, 01 Jan 1980 00:00:01 GMT"));
		server.stubFor(get("/feed").withHeader("If-None-Match", equalTo("W/\"a-gzip\""))
			.withHeader("If-Modified-Since", equalTo("Tue, 01 Jan 1980 00:00:01 GMT"))
			.willReturn(aResponse().withStatus(304).withHeader("ETag", "\"b\"")));
		Fetched again = this.fetcher.fetch(Request.get(server.url("/feed")), body.validators(), LONGEST);
		assertThat(again).isInstanceOfSatisfying(Fetched.Unchanged.class,
				(unchanged) -> assertThat(unchanged.validators().etag()).isEqualTo("\"b\""));
	}

	@Test
	void saysWhoAsksAndSendsNoCookie() {
		server.stubFor(get("/feed").willReturn(ok("x").withHeader("Set-Cookie", "a=b")));
		fetch("/feed");
		fetch("/feed");
		server.verify(2,
				getRequestedFor(urlEqualTo("/feed"))
					.withHeader("User-Agent", equalTo("Runstate/0.1 (+https://runstate.example)"))
					.withoutHeader("Cookie"));
	}

	@Test
	void followsRedirectsOfTheSameServer() {
		server.stubFor(get("/old").willReturn(temporaryRedirect("new")));
		server.stubFor(get("/new").willReturn(ok("found")));
		Fetched.Body body = (Fetched.Body) fetch("/old");
		assertThat(new String(body.bytes(), StandardCharsets.UTF_8)).isEqualTo("found");
		assertThat(body.address()).hasPath("/new");
	}

	@Test
	void stopsAfterFiveRedirects() {
		server.stubFor(get("/loop").willReturn(temporaryRedirect("/loop")));
		assertFailure(fetch("/loop"), Failure.TOO_MANY_REDIRECTS);
		server.verify(6, getRequestedFor(urlEqualTo("/loop")));
	}

	@Test
	void aRedirectLeadsToNoOtherServerOfAnAllowedNetwork() {
		server.stubFor(get("/away").willReturn(temporaryRedirect(other.url("/secret"))));
		assertFailure(fetch("/away"), Failure.BLOCKED_TARGET);
		other.verify(0, getRequestedFor(urlEqualTo("/secret")));
	}

	@ParameterizedTest
	@CsvSource({ "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://2130706433/",
			"http://user@example.org/", "file:///etc/passwd", "gopher://example.org/", "http://0x7f000001/" })
	void aRedirectToWhatIsNotPublicIsRefused(String target) {
		server.stubFor(get("/away").willReturn(temporaryRedirect(target)));
		assertFailure(fetch("/away"), Failure.BLOCKED_TARGET);
	}

	@Test
	void aRedirectToNowhereIsSaidToBeOne() {
		server.stubFor(get("/away").willReturn(aResponse().withStatus(302)));
		assertFailure(fetch("/away"), Failure.BAD_REDIRECT);
	}

	@Test
	void privateAddressesAreRefusedUnlessAllowed() {
		Fetcher strict = new Fetcher(FetchSettings.allowing(List.of("10.0.0.0/8"), List.of()),
				"https://runstate.example", Clock.systemUTC());
		assertFailure(strict.fetch(Request.get(server.url("/feed")), Validators.NONE, LONGEST), Failure.BLOCKED_TARGET);
		assertFailure(
				strict.fetch(Request.get("http://localhost:" + server.getPort() + "/feed"), Validators.NONE, LONGEST),
				Failure.BLOCKED_TARGET);
		strict.destroy();
	}

	@Test
	void connectsToTheAddressThatWasCheckedWhateverTheNextAnswerIs() throws Exception {
		InetAddress[] answers = { InetAddress.getLoopbackAddress() };
		int[] asked = new int[1];
		FetchSettings settings = FetchSettings.allowing(List.of("127.0.0.1/32"), List.of());
		Fetcher rebinding = new Fetcher(settings, "https://runstate.example", Clock.systemUTC(),
				new FixedNames(answers) {
					@Override
					public InetAddress[] resolve(String host) {
						asked[0]++;
						return super.resolve(host);
					}
				});
		server.stubFor(get("/feed").willReturn(ok("x")));
		rebinding.fetch(Request.get("http://rebinding.example:" + server.getPort() + "/feed"), Validators.NONE,
				LONGEST);
		assertThat(asked[0]).isEqualTo(1);
		rebinding.destroy();
	}

	@Test
	void stopsReadingAtTheLimit() {
		server.stubFor(get("/large").willReturn(aResponse().withBody(new byte[150_000])));
		assertFailure(fetch("/large"), Failure.TOO_LARGE);
	}

	@Test
	void countsTheBytesAfterUnpacking() throws Exception {
		server.stubFor(get("/bomb")
			.willReturn(aResponse().withHeader("Content-Encoding", "gzip").withBody(Gzip.of(new byte[50_000_000]))));
		assertFailure(fetch("/bomb"), Failure.TOO_LARGE);
	}

	@Test
	void unpacksWhatIsPacked() throws Exception {
		server.stubFor(get("/packed").willReturn(aResponse().withHeader("Content-Encoding", "gzip")
			.withBody(Gzip.of("feed".getBytes(StandardCharsets.UTF_8)))));
		assertThat(((Fetched.Body) fetch("/packed")).bytes()).asString().isEqualTo("feed");
	}

	@ParameterizedTest
	@CsvSource({ "gzip", "br" })
	void saysWhenItCannotBeUnpacked(String encoding) {
		server.stubFor(get("/odd").willReturn(ok("plain text").withHeader("Content-Encoding", encoding)));
		assertFailure(fetch("/odd"), Failure.BAD_CONTENT_ENCODING);
	}

	@Test
	void givesUpOnASlowBodyAtTheDeadline() {
		server.stubFor(get("/slow").willReturn(ok("x".repeat(1000)).withChunkedDribbleDelay(100, 60_000)));
		Fetched fetched = this.fetcher.fetch(Request.get(server.url("/slow")), Validators.NONE, SHORT);
		assertFailure(fetched, Failure.TIMEOUT);
		assertThat(fetched.millis()).isBetween(400L, 10_000L);
	}

	@Test
	void givesUpOnASilentServerAtTheDeadline() {
		server.stubFor(get("/silent").willReturn(ok("x").withFixedDelay(60_000)));
		assertFailure(this.fetcher.fetch(Request.get(server.url("/silent")), Validators.NONE, SHORT), Failure.TIMEOUT);
	}

	@ParameterizedTest
	@CsvSource({ "EMPTY_RESPONSE, CONNECT_ERROR", "CONNECTION_RESET_BY_PEER, CONNECT_ERROR" })
	void saysWhenTheServerHangsUp(Fault fault, Failure failure) {
		server.stubFor(get("/broken").willReturn(aResponse().withFault(fault)));
		assertFailure(fetch("/broken"), failure);
	}

	@ParameterizedTest
	@CsvSource({ "204, EMPTY_BODY", "304, PROTOCOL_ERROR", "401, HTTP_UNAUTHORIZED", "403, HTTP_FORBIDDEN",
			"404, HTTP_NOT_FOUND", "410, HTTP_GONE", "418, PROTOCOL_ERROR", "429, HTTP_RATE_LIMITED",
			"500, HTTP_SERVER_ERROR", "503, HTTP_SERVER_ERROR" })
	void namesWhatTheServerAnswered(int status, Failure failure) {
		server.stubFor(get("/status").willReturn(aResponse().withStatus(status)));
		assertFailure(fetch("/status"), failure);
	}

	@Test
	void comesBackWhenTheServerSays() {
		server.stubFor(get("/busy").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "120")));
		assertThat(fetch("/busy")).isInstanceOfSatisfying(Fetched.TryLater.class, (later) -> {
			assertThat(later.until()).isEqualTo(NOW.plusSeconds(120));
			assertThat(later.failure()).isEqualTo(Failure.HTTP_RATE_LIMITED);
		});
		server.verify(1, getRequestedFor(urlEqualTo("/busy")));
	}

	@Test
	void refusesPortsOfOtherServices() {
		assertFailure(this.fetcher.fetch(Request.get("http://127.0.0.1:6379/"), Validators.NONE, LONGEST),
				Failure.BLOCKED_TARGET);
	}

	@Test
	void saysWhenTheNameIsNotKnown() {
		Fetcher lost = new Fetcher(FetchSettings.allowing(List.of(), List.of()), "x", Clock.systemUTC(),
				SystemDefaultDnsResolver.INSTANCE);
		Fetched fetched = lost.fetch(Request.get("http://no-such-name.invalid/"), Validators.NONE, LONGEST);
		assertFailure(fetched, Failure.CONNECT_ERROR);
		lost.destroy();
	}

	private static void assertFailure(Fetched fetched, Failure failure) {
		assertThat(fetched).isInstanceOfSatisfying(Fetched.Failed.class, (failed) -> {
			assertThat(failed.failure()).isEqualTo(failure);
			assertThat(failed.detail()).endsWith(".");
		});
	}

}
