package org.runstate.acknowledgement;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.Browser;
import org.runstate.TestDatabase;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.OtherSecret;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.impact.Impacts;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.runstate.run.JobName;
import org.runstate.run.Runs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Links in mail, on a real server: the probes of the security rig, machines that open
 * everything, and people who press at the same time.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners(listeners = TestDatabase.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class AcknowledgementIT {

	private static final LocalDate DUE = LocalDate.of(2100, 1, 1);

	private static final Path RIG = Path.of("..", "shared", "bench", "faults", "security-probes");

	private static final String PASSWORD = "correct-horse-battery";

	@Autowired
	JdbcClient jdbc;

	@Autowired
	LinkTokens tokens;

	@Autowired
	Obligations obligations;

	@Autowired
	People people;

	@Autowired
	Notices notices;

	@Autowired
	Impacts impacts;

	@Autowired
	Runs runs;

	@LocalServerPort
	int port;

	@TempDir
	Path folder;

	private final HttpClient http = HttpClient.newHttpClient();

	private Scene scene;

	private Person mia;

	private Revision notice;

	@BeforeEach
	void miaOwesANotice() {
		this.scene = new Scene(this.jdbc, this.people, this.notices, this.impacts);
		this.mia = this.scene.person("Mia Sand", "admin", "Devices", "viewer");
		this.scene.person("Ada Root", "admin", "Devices", "administrator");
		this.notice = this.scene.said("n", "Something <b>retires</b>", "In May. <script>x()</script>");
		this.obligations.open(List.of(new NewObligation(this.mia.id(), this.notice.noticeId(), 1, false, DUE)));
		for (String name : List.of("mia.sand", "ada.root")) {
			this.jdbc.sql("""
					insert into account (person_id, password_hash, created_at)
					select id, ?, utc_timestamp(6) from person where email = ?
					""")
				.params("{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD), name + "@example.org")
				.update();
		}
	}

	@Test
	void theProbesOfTheSecurityRigFindNothing() throws Exception {
		assumeTrue(Files.exists(RIG.resolve("probe.mjs")),
				"skipped: the rig of security probes is not beside this repository");
		Path bindings = this.folder.resolve("bindings.json");
		Files.writeString(bindings, JsonMapper.builder().build().writeValueAsString(bindings()));
		for (String category : List.of("ack", "csrf")) {
			JsonNode report = probe(bindings, category);
			assertThat(report.get("fail").toPrettyString()).as(category).isEqualTo("[ ]");
			Set<String> skipped = new TreeSet<>();
			report.get("skip").forEach((one) -> skipped.add(one.get("id").asString()));
			// by hand below, or pages that there are not: announcements, tokens, settings
			assertThat(skipped).as(category)
				.allMatch((id) -> id.matches(
						"ack-(replay|parallel)|(csrf-\\w+|method-get)-(announcement|approve|token|settings)|cors-reflect"));
		}
		JsonNode headers = probe(bindings, "headers");
		assertThat(headers.get("fail").findValuesAsString("id")).doesNotContain("hdr-referrer", "hdr-no-store-ack",
				"hdr-no-store");
	}

	@Test
	void twentyAtOnceMakeOneRowAndTwentyFriendlyPages() throws Exception {
		String link = link(Purpose.ACKNOWLEDGE, this.mia);
		String form = Jsoup.parse(get(link).body()).select("input[name=form]").attr("value");
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
			.mapToObj((i) -> this.http.sendAsync(form(link, Map.of("form", form)), BodyHandlers.ofString()))
			.toList();
		for (CompletableFuture<HttpResponse<String>> answer : answers) {
			assertThat(answer.get().statusCode()).isEqualTo(200);
			assertThat(answer.get().body()).contains("Your acknowledgement of revision 1 is recorded");
		}
		assertThat(count("evidence")).isOne();
		assertThat(count("acknowledgement")).isOne();
	}

	@Test
	void tenThousandReadersOfAllKindsChangeNothing() throws Exception {
		List<String> links = List.of(link(Purpose.ACKNOWLEDGE, this.mia),
				link(Purpose.ACKNOWLEDGE, this.mia) + "/not-me", link(Purpose.PREFERENCES, this.mia),
				link(Purpose.PREFERENCES, this.mia) + "/one-click");
		List<List<Long>> before = state();
		for (int round = 0; round < 100; round++) {
			List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(links.get(i % 4)));
				switch (i / 4 % 5) {
					case 0 -> request.GET();
					case 1 -> request.method("HEAD", BodyPublishers.noBody());
					case 2 -> request.method("OPTIONS", BodyPublishers.noBody());
					case 3 -> request.GET().header("Sec-Purpose", "prefetch").header("Purpose", "prefetch");
					default -> request.GET().header("X-HTTP-Method-Override", "POST").header("User-Agent", "SafeLinks");
				}
				answers.add(this.http.sendAsync(request.build(), BodyHandlers.discarding()));
			}
			for (CompletableFuture<HttpResponse<Void>> answer : answers) {
				assertThat(answer.get().statusCode()).isLessThan(500);
			}
		}
		assertThat(state()).isEqualTo(before);
	}

	@Test
	void aBrowserThatOpensEveryLinkAndRunsEveryScriptChangesNothing() throws Exception {
		assumeTrue(Browser.isInstalled(), "skipped: Chromium and its driver are not installed");
		this.runs.run(JobName.DIGEST, true);
		Set<String> links = new TreeSet<>(List.of(link(Purpose.ACKNOWLEDGE, this.mia),
				link(Purpose.PREFERENCES, this.mia), link(Purpose.PREFERENCES, this.mia) + "/one-click"));
		links.addAll(linksOfAllMails());
		assertThat(links).hasSizeGreaterThan(6);
		List<List<Long>> before = state();
		try (Browser browser = new Browser("")) {
			for (String link : links) {
				browser.openBeside(link);
				browser.run("document.querySelectorAll('a,details,summary').forEach((one) => one.dispatchEvent("
						+ "new MouseEvent('mouseover', { bubbles: true })))");
			}
			Awaitility.await()
				.during(Duration.ofSeconds(60))
				.atMost(Duration.ofSeconds(90))
				.until(() -> state().equals(before));
		}
	}

	@Test
	void acknowledgingExchangesWhatThePageSaysAndMovesTheFocusThere() {
		assumeTrue(Browser.isInstalled(), "skipped: Chromium and its driver are not installed");
		try (Browser browser = new Browser(base())) {
			browser.open("/sign-in");
			browser.signIn("mia.sand@example.org", PASSWORD);
			browser.run("window.stays = true");
			browser.press("Acknowledge");
			assertThat(browser.text()).contains("Acknowledged: Something", "Nothing waits for you");
			assertThat(browser.focused()).contains("Acknowledged: Something");
			assertThat(browser.run("return window.stays")).as("the page was not loaded again").isEqualTo(true);
			browser.open("/notices");
			browser.run("window.stays = true");
			browser.typeInto("words", "nothing like it");
			Awaitility.await().until(() -> browser.text().contains("No notice fits"));
			assertThat(browser.run("return location.search")).asString().contains("q=nothing%20like%20it");
			assertThat(browser.run("return window.stays")).isEqualTo(true);
		}
	}

	private Set<String> linksOfAllMails() throws Exception {
		HttpClient ada = signedIn("ada.root@example.org");
		Set<String> links = new TreeSet<>();
		for (Element row : Jsoup.parse(get(ada, base() + "/outbox").body()).select("a[href^=/outbox/]")) {
			String mail = get(ada, base() + row.attr("href").replaceAll("/html$", "") + "/html").body();
			Jsoup.parse(mail)
				.select("a[href]")
				.eachAttr("href")
				.stream()
				.map((href) -> href.replaceFirst("^http://localhost:\\d+", base()))
				.filter((href) -> href.startsWith(base()))
				.forEach(links::add);
		}
		return links;
	}

	private List<List<Long>> state() {
		return List.of(this.jdbc.sql("""
				checksum table acknowledgement, evidence, unconfirmed, strayed_link, obligation, person
				""").query((row, number) -> row.getLong(2)).list());
	}

	private Map<String, Object> bindings() throws Exception {
		this.scene.said("old", "Another thing", "In May.");
		Revision second = this.scene.said("old", "Another thing", "In March.");
		Person gone = this.scene.person("Gone Away", "admin", "Devices", "viewer");
		Person other = this.scene.person("Tom Low", "admin", "Devices", "viewer");
		this.jdbc.sql("update person set active = false where id = ?").param(gone.id()).update();
		String valid = link(Purpose.ACKNOWLEDGE, this.mia);
		byte[] swapped = Base64.getUrlDecoder().decode(valid.substring(valid.lastIndexOf('/') + 1));
		swapped[8] = (byte) other.id();
		Map<String, Object> ack = new HashMap<>();
		ack.put("valid", valid);
		ack.put("base", base() + "/a");
		ack.put("valid_person_marker_acknowledged",
				"Mia Sand</td><td[^>]*>[^<]*</td><td><span class=\"badge badge-good\"");
		ack.put("tampered", valid.substring(0, valid.length() - 9)
				+ (valid.charAt(valid.length() - 9) == 'A' ? "B" : "A") + valid.substring(valid.length() - 8));
		ack.put("truncated", valid.substring(0, valid.length() - 1));
		ack.put("swapped_person", base() + "/a/" + Base64.getUrlEncoder().withoutPadding().encodeToString(swapped));
		ack.put("unsubscribe_token_used_as_ack", link(Purpose.PREFERENCES, this.mia).replace("/u/", "/a/"));
		ack.put("signed_with_old_key", base() + "/a/" + OtherSecret.acknowledge(this.mia.id(), this.notice.noticeId()));
		ack.put("expired", base() + "/a/" + this.tokens.issue(Purpose.ACKNOWLEDGE, this.mia.id(),
				this.notice.noticeId(), 1, Instant.now().minusSeconds(1)));
		ack.put("old_revision", base() + "/a/" + this.tokens.issue(Purpose.ACKNOWLEDGE, this.mia.id(),
				second.noticeId(), 1, Instant.now().plusSeconds(600)));
		ack.put("retired_person", link(Purpose.ACKNOWLEDGE, gone));
		String noticePage = base() + "/notices/" + this.notice.noticeId();
		Map<String, String> route = Map.of("home", base() + "/", "ack_state", noticePage, "portal_ack",
				noticePage + "/acknowledge", "subscription_state", base() + "/people?q=mia", "source_create",
				base() + "/sources/new", "people_import", base() + "/people/import", "job_run",
				base() + "/runs/collect", "login", base() + "/sign-in");
		return Map.of("vars", Map.of("base", base(), "host", "127.0.0.1", "route", route, "ack", ack, "api",
				Map.of("notices", base() + "/api/v1/notices"), "id", Map.of("notice", this.notice.noticeId()), "person",
				Map.of("email", this.mia.email(), "subscribed_marker",
						"mia.sand@example.org[\\s\\S]*<td[^>]*>08:00 UTC"),
				"notice", Map.of("title", "retires"), "unsubscribe",
				Map.of("valid", link(Purpose.PREFERENCES, this.mia), "valid_disposable",
						link(Purpose.PREFERENCES, other) + "/one-click", "mandatory",
						link(Purpose.PREFERENCES, this.mia))),
				"identities", Map.of("admin", identity("ada.root@example.org"), "viewer",
						identity("mia.sand@example.org"), "recipient", identity("mia.sand@example.org")));
	}

	/** A session and the value of its forms. */
	private Map<String, Object> identity(String email) throws Exception {
		HttpClient client = signedIn(email);
		String value = Jsoup.parse(get(client, base() + "/").body()).select("input[name=_csrf]").attr("value");
		String cookie = client.cookieHandler()
			.orElseThrow()
			.get(URI.create(base()), Map.of())
			.values()
			.stream()
			.flatMap(List::stream)
			.findFirst()
			.orElseThrow();
		return Map.of("headers", Map.of("cookie", cookie), "csrf",
				Map.of("header", "X-CSRF-TOKEN", "param", "_csrf", "value", value));
	}

	private HttpClient signedIn(String email) throws Exception {
		HttpClient client = HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build();
		String csrf = Jsoup.parse(get(client, base() + "/sign-in").body()).select("input[name=_csrf]").attr("value");
		HttpResponse<String> answer = client.send(
				form(base() + "/sign-in", Map.of("email", email, "password", PASSWORD, "_csrf", csrf)),
				BodyHandlers.ofString());
		assertThat(answer.body()).contains("What waits for me");
		return client;
	}

	private JsonNode probe(Path bindings, String category) throws IOException, InterruptedException {
		Path report = this.folder.resolve(category + ".json");
		Process node = new ProcessBuilder("node", RIG.toRealPath().resolve("probe.mjs").toString(), bindings.toString(),
				"--only", category, "--json", report.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve(category + ".txt").toFile())
			.start();
		assertThat(node.waitFor(3, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
		return JsonMapper.builder().build().readTree(Files.readString(report));
	}

	private String base() {
		return "http://127.0.0.1:" + this.port;
	}

	private String link(Purpose purpose, Person person) {
		boolean one = purpose == Purpose.ACKNOWLEDGE;
		return base() + (one ? "/a/" : "/u/") + this.tokens.issue(purpose, person.id(),
				one ? this.notice.noticeId() : 0, one ? 1 : 0, Instant.now().plusSeconds(3600));
	}

	private HttpResponse<String> get(String url) throws Exception {
		return get(this.http, url);
	}

	private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
		return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
	}

	private static HttpRequest form(String url, Map<String, String> fields) {
		String body = String.join("&",
				fields.entrySet()
					.stream()
					.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
					.toList());
		return HttpRequest.newBuilder(URI.create(url))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body))
			.build();
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

}
