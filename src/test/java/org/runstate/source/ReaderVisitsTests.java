package org.runstate.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.FetchSettings;
import org.runstate.source.fetch.Fetcher;
import org.runstate.source.fetch.Secret;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Asked;
import org.runstate.source.reading.Credential;
import org.runstate.source.reading.Fixture;
import org.runstate.source.reading.Options;
import org.runstate.source.reading.Readers;

import org.springframework.util.unit.DataSize;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the kinds ask of a server.
 */
class ReaderVisitsTests {

	private static final Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

	@RegisterExtension
	static WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	private final FetchSettings settings = new FetchSettings(List.of("127.0.0.1/32"), Duration.ofSeconds(20),
			Duration.ofSeconds(5), DataSize.ofMegabytes(1), 16, List.of(), Duration.ofSeconds(2));

	private final Fetcher fetcher = new Fetcher(this.settings, "https://runstate.example", clock);

	private final Visitor visitor = new Visitor(this.fetcher, Readers.all(), new Tokens(this.fetcher, clock),
			this.settings);

	@AfterEach
	void close() {
		this.fetcher.destroy();
	}

	private Look visit(String kind, String path, Map<String, Object> options, List<Credential> credentials) {
		Asked asked = new Asked(server.url(path), new Options(options), credentials, null);
		return this.visitor.visit(kind, asked, Validators.NONE, null, () -> {
		}).look();
	}

	private Look visit(String kind, String path) {
		return visit(kind, path, Map.of(), List.of());
	}

	private static List<String> keys(Look look) {
		return ((Look.Said) look).reading().entries().stream().map(Entry::key).toList();
	}

	@Test
	void theRoadmapIsReadPageByPage() {
		String page = Fixture.text("roadmap-v2.json");
		server.stubFor(get("/m365?$count=true").willReturn(ok(page)));
		server.stubFor(get("/m365?$count=true&$skip=2")
			.willReturn(ok("{\"@odata.count\": 3, \"value\": [{\"id\": 700004, \"title\": \"Third\"}]}")));
		assertThat(keys(visit("m365-roadmap", "/m365?$count=true"))).containsExactly("700001", "700003", "700004");
	}

	@Test
	void theLinkToTheNextPageOfTheRoadmapIsFollowed() {
		String next = server.url("/m365?$skiptoken=a%20b");
		server.stubFor(get("/m365")
			.willReturn(ok("{\"@odata.nextLink\": \"" + next + "\", \"value\": [{\"id\": 1, \"title\": \"First\"}]}")));
		server
			.stubFor(get("/m365?$skiptoken=a%20b").willReturn(ok("{\"value\": [{\"id\": 2, \"title\": \"Second\"}]}")));
		assertThat(keys(visit("m365-roadmap", "/m365"))).containsExactly("1", "2");
	}

	@Test
	void bothListsOfAStatusPageAreOneSource() {
		server.stubFor(get("/status/api/v2/incidents.json").willReturn(ok(Fixture.text("statuspage-incidents.json"))));
		server.stubFor(get("/status/api/v2/scheduled-maintenances.json")
			.willReturn(ok(Fixture.text("statuspage-maintenances.json"))));
		assertThat(keys(visit("statuspage", "/status/"))).containsExactly("inc1", "mnt1");
	}

	@Test
	void aStatusPageWithHalfOfItsListsSaysNothing() {
		server.stubFor(get("/status/api/v2/incidents.json").willReturn(ok(Fixture.text("statuspage-incidents.json"))));
		server.stubFor(get("/status/api/v2/scheduled-maintenances.json").willReturn(serverError()));
		assertThat(visit("statuspage", "/status/")).isInstanceOfSatisfying(Look.Bad.class,
				(bad) -> assertThat(bad.failure()).isEqualTo(Failure.HTTP_SERVER_ERROR));
	}

	@Test
	void githubIsToldWhoAsksAndWhatFor() {
		server.stubFor(get(anyUrl()).willReturn(ok(Fixture.text("github-releases.json"))));
		Credential token = new Credential("github", null, null, new Secret("t0ken"));
		assertThat(keys(visit("github-releases", "/repos/contoso/agent/releases", Map.of("credentials", "github"),
				List.of(token))))
			.containsExactly("31", "29");
		server.verify(getRequestedFor(urlEqualTo("/repos/contoso/agent/releases?per_page=100"))
			.withHeader("Authorization", equalTo("Bearer t0ken"))
			.withHeader("Accept", equalTo("application/vnd.github+json"))
			.withHeader("X-GitHub-Api-Version", equalTo("2022-11-28")));
	}

	@Test
	void githubIsNotAskedWithoutTheCredentialThatIsNamed() {
		assertThat(
				visit("github-releases", "/repos/contoso/agent/releases", Map.of("credentials", "github"), List.of()))
			.isInstanceOfSatisfying(Look.Bad.class,
					(bad) -> assertThat(bad.failure()).isEqualTo(Failure.CREDENTIAL_MISSING));
		server.verify(0, getRequestedFor(anyUrl()));
	}

	@Test
	void msrcIsAskedForJson() {
		server.stubFor(get("/cvrf/v3.0/updates").withHeader("Accept", equalTo("application/json"))
			.willReturn(ok(Fixture.text("msrc-updates.json"))));
		assertThat(keys(visit("msrc", "/cvrf/v3.0/updates"))).containsExactly("2026-Aug", "2026-Sep");
	}

	@Test
	void theListOfMonthsLeadsToTheNewestDocument() {
		server.stubFor(get("/cvrf/v3.0/updates")
			.willReturn(ok(Fixture.text("msrc-updates.json").replace("https://msrc.example.com", server.baseUrl()))));
		server.stubFor(get("/cvrf/v3.0/document/2026-Sep").withHeader("Accept", equalTo("application/json"))
			.willReturn(ok(Fixture.text("msrc-month.json"))));
		Look look = visit("msrc", "/cvrf/v3.0/updates", Map.of("details", true), List.of());
		assertThat(keys(look)).containsExactly("2026-Sep");
		assertThat(((Look.Said) look).reading().entries().get(0).html()).contains("CVE-2026-90022");
	}

	@Test
	void aPageLinksFromWhereItWasFound() {
		server.stubFor(get("/old").willReturn(aResponse().withStatus(301).withHeader("Location", "/board/new")));
		server.stubFor(get("/board/new").willReturn(
				ok(Fixture.text("page-release-notes.html")).withHeader("Content-Type", "text/html; charset=utf-8")));
		Look look = visit("page", "/old", Map.of("item", "section.rn"), List.of());
		assertThat(((Look.Said) look).reading().entries()).extracting(Entry::url)
			.containsExactly(server.url("/board/new#v4-2"), server.url("/board/notes/4.1"),
					server.url("/board/new#v4-0"));
	}

	@Test
	void aSignInFormBehindARedirectIsAFailure() {
		server.stubFor(get("/notes").willReturn(aResponse().withStatus(302).withHeader("Location", "/login")));
		server.stubFor(get("/login").willReturn(ok(Fixture.text("page-sign-in.html"))));
		assertThat(visit("page", "/notes", Map.of("item", "section.rn"), List.of())).isInstanceOfSatisfying(
				Look.Bad.class, (bad) -> assertThat(bad.failure()).isEqualTo(Failure.SELECTOR_EMPTY));
	}

}
