package org.runstate.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.FetchSettings;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Fetcher;
import org.runstate.source.fetch.Secret;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Asked;
import org.runstate.source.reading.Credential;
import org.runstate.source.reading.GraphHealth;
import org.runstate.source.reading.GraphMessages;
import org.runstate.source.reading.Options;
import org.runstate.source.reading.Readers;
import org.runstate.source.reading.Reading;

import org.springframework.util.unit.DataSize;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

class GraphTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	private static final String CONTOSO = "/contoso/oauth2/v2.0/token";

	@RegisterExtension
	static WireMockExtension graph = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	@RegisterExtension
	static WireMockExtension elsewhere = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	private final FetchSettings settings = new FetchSettings(List.of("127.0.0.1/32"), Duration.ofSeconds(20),
			Duration.ofSeconds(5), DataSize.ofMegabytes(1), 16, List.of(), Duration.ofSeconds(2));

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final Fetcher fetcher = new Fetcher(this.settings, "https://runstate.example", this.clock);

	private final Visitor visitor = new Visitor(this.fetcher, Readers.all(), new Tokens(this.fetcher, this.clock),
			this.settings);

	@AfterEach
	void close() {
		this.fetcher.destroy();
	}

	private Look visit(List<String> tenants, @Nullable Instant since) {
		Options options = new Options(Map.of("authority", graph.baseUrl(), "credentials", tenants));
		List<Credential> credentials = tenants.stream()
			.map((tenant) -> new Credential(tenant, tenant, "app", new Secret("hush-" + tenant)))
			.toList();
		Asked asked = new Asked(graph.url("/messages"), options, credentials, since);
		return this.visitor.visit("graph-messages", asked, Validators.NONE, null, () -> {
		}).look();
	}

	private List<Entry> entries(Look look) {
		assertThat(look).isInstanceOf(Look.Said.class);
		return ((Look.Said) look).reading().entries();
	}

	private static void gives(String tokenUrl, String token) {
		graph.stubFor(post(tokenUrl).willReturn(okJson(
				"{\"access_token\": \"%s\", \"expires_in\": 3600, \"token_type\": \"Bearer\"}".formatted(token))));
	}

	private static String message(int number, String title, String modified) {
		return """
				{"id": "MC90000%d", "title": "%s", "startDateTime": "2026-11-01T08:00:00Z", "lastModifiedDateTime": "%s",
				 "category": "planForChange", "severity": "normal", "isMajorChange": true,
				 "actionRequiredByDateTime": "2026-12-31T00:00:00Z", "services": ["Orbit Chat "], "tags": ["Retirement"],
				 "body": {"contentType": "html", "content": "<p>Body %1$d</p>"},
				 "details": [{"name": "Platforms", "value": "Desktop, Mac"}, {"name": "RoadmapIds", "value": "123456"}]}
				"""
			.formatted(number, title, modified);
	}

	private static String page(String next, String... messages) {
		String link = next.isEmpty() ? "" : ", \"@odata.nextLink\": \"" + next + "\"";
		return "{\"value\": [" + String.join(",", messages) + "]" + link + "}";
	}

	@Test
	void signsInAndFollowsEachPageAsItStands() {
		gives(CONTOSO, "t1");
		graph.stubFor(get("/messages").withHeader("Authorization", equalTo("Bearer t1"))
			.withHeader("Prefer", equalTo("odata.maxpagesize=1000"))
			.willReturn(okJson(page(graph.url("/messages?$skiptoken=a%2Fb"), message(1, "One", "2026-11-01T08:00:00Z"),
					message(2, "Two", "2026-11-01T08:00:00Z")))));
		graph.stubFor(get("/messages?$skiptoken=a%2Fb").withHeader("Authorization", equalTo("Bearer t1"))
			.willReturn(okJson(page("", message(3, "Three", "2026-11-02T08:00:00Z")))));
		List<Entry> entries = entries(visit(List.of("contoso"), null));
		assertThat(entries).extracting(Entry::key).containsExactly("MC900001", "MC900002", "MC900003");
		assertThat(entries.get(0)).satisfies((entry) -> {
			assertThat(entry.title()).isEqualTo("One");
			assertThat(entry.services()).containsExactly("Orbit Chat");
			assertThat(entry.labels()).containsExactly("Retirement", "category:planForChange", "severity:normal",
					"isMajorChange:true", "actBy:2026-12-31T00:00:00Z", "platforms:Desktop, Mac", "roadmap:123456");
			assertThat(entry.published()).isEqualTo("2026-11-01T08:00:00Z");
			assertThat(entry.url()).endsWith("/messages/MC900001");
		});
		graph.verify(1,
				postRequestedFor(urlEqualTo(CONTOSO)).withRequestBody(containing("client_secret=hush-contoso")));
	}

	@Test
	void asksOnlyForWhatChangedWhenToldSince() {
		gives(CONTOSO, "t1");
		graph.stubFor(get(anyUrl()).willReturn(okJson(page(""))));
		Look look = visit(List.of("contoso"), Instant.parse("2026-11-20T10:00:00.5Z"));
		assertThat(((Look.Said) look).whole()).isFalse();
		graph.verify(
				getRequestedFor(urlEqualTo("/messages?$filter=lastModifiedDateTime%20ge%202026-11-20T10%3A00%3A00Z")));
	}

	@Test
	void ofTwoTenantsTheLaterTextCounts() {
		gives(CONTOSO, "t1");
		gives("/fabrikam/oauth2/v2.0/token", "t2");
		graph.stubFor(get("/messages").withHeader("Authorization", equalTo("Bearer t1"))
			.willReturn(okJson(page("", message(1, "Old", "2026-11-01T08:00:00Z")))));
		graph.stubFor(get("/messages").withHeader("Authorization", equalTo("Bearer t2"))
			.willReturn(okJson(
					page("", message(1, "New", "2026-11-02T08:00:00Z"), message(2, "Two", "2026-11-01T08:00:00Z")))));
		assertThat(entries(visit(List.of("contoso", "fabrikam"), null))).extracting(Entry::title)
			.containsExactly("New", "Two");
	}

	@Test
	void oneTenantThatFailsFailsTheVisit() {
		gives(CONTOSO, "t1");
		graph.stubFor(post("/fabrikam/oauth2/v2.0/token").willReturn(aResponse().withStatus(401)));
		graph.stubFor(get("/messages").willReturn(okJson(page("", message(1, "One", "2026-11-01T08:00:00Z")))));
		assertThat(visit(List.of("contoso", "fabrikam"), null)).isInstanceOfSatisfying(Look.Bad.class, (bad) -> {
			assertThat(bad.failure()).isEqualTo(Failure.HTTP_UNAUTHORIZED);
			assertThat(bad.detail()).contains("tenant").doesNotContain("hush");
		});
	}

	@Test
	void renewsATokenThatIsRefusedOnce() {
		gives(CONTOSO, "t1");
		graph.stubFor(get("/messages").willReturn(okJson(page("", message(1, "One", "2026-11-01T08:00:00Z")))));
		visit(List.of("contoso"), null);
		graph.stubFor(get("/messages").withHeader("Authorization", equalTo("Bearer t1"))
			.willReturn(aResponse().withStatus(401)));
		gives(CONTOSO, "t2");
		assertThat(entries(visit(List.of("contoso"), null))).hasSize(1);
		graph.verify(2, postRequestedFor(urlEqualTo(CONTOSO)));
	}

	@Test
	void aRedirectToAnotherServerLosesTheToken() {
		gives(CONTOSO, "t1");
		graph.stubFor(get("/messages").willReturn(temporaryRedirect(elsewhere.url("/take"))));
		elsewhere.stubFor(get("/take").willReturn(okJson(page(""))));
		assertThat(visit(List.of("contoso"), null)).isInstanceOf(Look.Bad.class);
		elsewhere.verify(0, getRequestedFor(anyUrl()).withHeader("Authorization", containing("Bearer")));
	}

	@Test
	void doesNotFollowANextPageToAnotherServerOrInACircle() {
		gives(CONTOSO, "t1");
		graph.stubFor(get("/messages").willReturn(okJson(page(elsewhere.url("/leak")))));
		assertFailure(visit(List.of("contoso"), null), Failure.BLOCKED_TARGET);
		elsewhere.verify(0, getRequestedFor(anyUrl()));
		graph.stubFor(get("/messages").willReturn(okJson(page(graph.url("/messages")))));
		assertFailure(visit(List.of("contoso"), null), Failure.PAGING_LOOP);
	}

	@Test
	void aLaterPageThatFailsKeepsNothingOfTheFirst() {
		gives(CONTOSO, "t1");
		graph.stubFor(get("/messages")
			.willReturn(okJson(page(graph.url("/messages?$skiptoken=2"), message(1, "One", "2026-11-01T08:00:00Z")))));
		graph.stubFor(get("/messages?$skiptoken=2").inScenario("busy")
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(aResponse().withStatus(429).withHeader("Retry-After", "120")));
		assertThat(visit(List.of("contoso"), null)).isEqualTo(new Look.Later(NOW.plusSeconds(120),
				Failure.HTTP_RATE_LIMITED, "The server answered 429, asked us to slow down."));
	}

	@Test
	void anErrorUnderStatus200IsAnError() {
		gives(CONTOSO, "t1");
		graph.stubFor(get("/messages").willReturn(okJson("{\"error\": {\"code\": \"UnknownError\"}}")));
		assertFailure(visit(List.of("contoso"), null), Failure.PROTOCOL_ERROR);
	}

	@Test
	void saysThatACredentialIsMissing() {
		Options options = new Options(Map.of("credentials", List.of("contoso")));
		Visited visited = this.visitor.visit("graph-messages",
				new Asked(graph.url("/messages"), options, List.of(), null), Validators.NONE, null, () -> {
				});
		assertFailure(visited.look(), Failure.CREDENTIAL_MISSING);
		graph.verify(0, getRequestedFor(urlPathEqualTo("/messages")));
	}

	@Test
	void statesOfARolloutCountButNotTheirOrderOrTime() {
		assertThat(
				rollout("""
						{"476487": [{"RoadmapId": 476487, "Platform": "Web", "Status": "Launched", "LastUpdateTime": "2026-11-01"},
						 {"RoadmapId": 476487, "Platform": "Mac", "Status": "Scheduled", "LastUpdateTime": "2026-11-01"}]}"""))
			.isEqualTo(
					rollout("""
							{"476487": [{"RoadmapId": 476487, "Platform": "Mac", "Status": "Scheduled", "LastUpdateTime": "2026-11-09"},
							 {"RoadmapId": 476487, "Platform": "Web", "Status": "Launched", "LastUpdateTime": "2026-11-09"}]}"""))
			.containsExactly("rollout:476487 Mac Scheduled", "rollout:476487 Web Launched");
	}

	private static List<String> rollout(String statuses) {
		String json = "{\"value\": [{\"id\": \"MC1\", \"title\": \"x\", \"details\": [{\"name\": \"FeatureStatusJson\", \"value\": \"%s\"}]}]}"
			.formatted(statuses.replace("\"", "\\\"").replace("\n", " "));
		Reading.Good good = (Reading.Good) new GraphMessages().read(Fetched.Body.of(json), Options.NONE);
		return good.entries().get(0).labels().stream().filter((label) -> label.startsWith("rollout:")).toList();
	}

	@Test
	void postsOfAnIssueAreItsTextTheNewestFirst() {
		Reading.Good good = (Reading.Good) new GraphHealth().read(
				Fetched.Body
					.of("""
							{"value": [{"id": "EX700001", "title": "Mail arrives late", "service": "Orbit Mail", "classification": "incident",
							 "status": "serviceDegradation", "impactDescription": "Mail may be late.",
							 "startDateTime": "2026-11-20T08:00:00Z", "lastModifiedDateTime": "2026-11-20T10:00:00Z", "posts": [
							  {"createdDateTime": "2026-11-20T08:10:00Z", "description": {"contentType": "html", "content": "<p>We look.</p>"}},
							  {"createdDateTime": "2026-11-20T10:00:00Z", "description": {"contentType": "html", "content": "<p>We mend.</p>"}}]}]}
							"""),
				Options.NONE);
		Entry issue = good.entries().get(0);
		assertThat(issue.html()).containsSubsequence("Mail may be late.", "We mend.", "We look.");
		assertThat(issue.labels()).containsExactly("classification:incident", "status:serviceDegradation");
		assertThat(issue.services()).containsExactly("Orbit Mail");
	}

	private static void assertFailure(Look look, Failure failure) {
		assertThat(look).isInstanceOfSatisfying(Look.Bad.class, (bad) -> assertThat(bad.failure()).isEqualTo(failure));
	}

}
