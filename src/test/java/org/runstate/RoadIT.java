package org.runstate;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The whole road with the packaged jar: feeds over HTTP, mail over SMTP, a link in a
 * mail, and the evidence at its end.
 */
class RoadIT {

	private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/a/[\\w.~-]+");

	private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

	@TempDir
	Path folder;

	private final WireMockServer feeds = new WireMockServer(options().dynamicPort());

	private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private int port;

	private Jar jar;

	@BeforeEach
	void start() throws IOException {
		this.feeds.start();
		this.mail.start();
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		Map<String, String> environment = new HashMap<>();
		environment.put("SERVER_PORT", String.valueOf(this.port));
		environment.put("RUNSTATE_BASE_URL", "http://localhost:" + this.port);
		environment.put("RUNSTATE_FETCH_ALLOW", "127.0.0.0/8");
		environment.put("SPRING_MAIL_HOST", "127.0.0.1");
		environment.put("SPRING_MAIL_PORT", String.valueOf(this.mail.getSmtp().getPort()));
		this.jar = new Jar(this.folder, environment);
	}

	@AfterEach
	void stop() {
		this.mail.stop();
		this.feeds.stop();
	}

	@Test
	void aNoticeTravelsFromAFeedToAProvenAcknowledgement() throws Exception {
		serve("devices.atom.xml", resource("devices.atom.xml"));
		serve("services.rss.xml", resource("services.rss.xml"));
		importSources("devices.atom.xml", "services.rss.xml");
		assertThat(this.jar.run("people", "import", file("people.csv", resource("people.csv")).toString()).exitCode())
			.isZero();

		JsonNode first = this.jar.run("run", "--now", "--json").json();
		assertThat(first.at("/collect/sources").asInt()).isEqualTo(2);
		assertThat(first.at("/collect/notices").asInt()).isEqualTo(3);
		assertThat(first.at("/classify/revisions").asInt()).isEqualTo(3);
		assertThat(first.at("/digest/people").asInt()).isEqualTo(4);
		assertThat(first.at("/digest/obligations").asInt()).isPositive();
		assertThat(first.at("/deliver/sent").asInt()).isEqualTo(4).isEqualTo(first.at("/digest/messages").asInt());
		assertThat(recipients()).containsExactlyInAnyOrder("ada@example.org", "grace@example.org", "linus@example.org",
				"mary@example.org");

		JsonNode second = this.jar.run("run", "--now", "--json").json();
		assertThat(second.at("/digest/messages").asInt()).isZero();
		assertThat(second.at("/deliver/sent").asInt()).isZero();
		assertThat(this.mail.getReceivedMessages()).hasSize(4);

		// this reader is quicker than people are
		Jar.Running server = this.jar.with("RUNSTATE_LINK_WITHIN", "PT0S").start("serve");
		try {
			server.awaitHealth(this.port);
			String link = linkIn("ada@example.org");
			String page = read(link);
			assertThat(evidence()).hasSize(2);
			post(link, page);
			assertThat(evidence()).hasSize(3);
			post(link, page);
			assertThat(evidence()).as("the same acknowledgement again").hasSize(3);
		}
		finally {
			server.stop();
		}
		Path proof = this.folder.resolve("evidence.jsonl");
		assertThat(this.jar.run("evidence", "verify", proof.toString()).exitCode()).isZero();
		Files.writeString(proof, Files.readString(proof).replaceFirst("\"how\":\"[a-z-]+\"", "\"how\":\"signed-in\""));
		assertThat(this.jar.run("evidence", "verify", proof.toString()).exitCode()).isEqualTo(1);
	}

	@Test
	void whatWaitsIsAcknowledgedInTheBrowser() throws Exception {
		assumeTrue(Browser.isInstalled(), "skipped: Chromium and its driver are not installed");
		serve("devices.atom.xml", resource("devices.atom.xml"));
		importSources("devices.atom.xml");
		this.jar.run("people", "import", file("people.csv", resource("people.csv")).toString());
		this.jar.run("run", "--now");
		Jar.Running server = this.jar.with("RUNSTATE_ADMIN_EMAIL", "ada@example.org")
			.with("RUNSTATE_ADMIN_PASSWORD", "correct-horse-battery")
			.start("serve");
		try (Browser browser = new Browser("http://localhost:" + this.port)) {
			server.awaitHealth(this.port);
			browser.open("/");
			browser.signIn("ada@example.org", "correct-horse-battery");
			assertThat(browser.heading()).isEqualTo("What waits for me");
			assertThat(browser.text()).contains("Windows 11 24H2 reaches end of servicing");
			browser.press("Acknowledge");
			for (String page : List.of("/", "/notices", "/sources", "/people", "/digests", "/outbox", "/rules",
					"/reports", "/runs")) {
				browser.open(page);
				assertThat(browser.heading()).as(page).isNotBlank();
				assertThat(browser.widthBeyondWindow()).as("sideways scrolling at 360 px on " + page).isZero();
			}
		}
		finally {
			server.stop();
		}
		assertThat(evidence()).as("header, one acknowledgement, end").hasSize(3);
	}

	@Test
	void killedAtAnyMomentItEndsTheSame() throws Exception {
		serve("devices.atom.xml", resource("devices.atom.xml"));
		serve("services.rss.xml", resource("services.rss.xml"));
		importSources("devices.atom.xml", "services.rss.xml");
		this.jar.run("people", "import", file("people.csv", resource("people.csv")).toString());
		for (String moment : List.of("name=collect", "name=digest", "job ended", "Started ")) {
			Jar.Running run = this.jar.start("run", "--now");
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofMillis(5))
				.until(() -> !run.process().isAlive() || Files.readString(run.err()).contains(moment));
			run.kill();
		}
		assertThat(this.jar.run("run", "--now", "--json").exitCode()).isZero();
		assertThat(Set.copyOf(recipients())).hasSize(4);
		Map<String, Set<String>> messages = Arrays.stream(this.mail.getReceivedMessages())
			.collect(Collectors.groupingBy(RoadIT::recipient,
					Collectors.mapping(RoadIT::messageId, Collectors.toSet())));
		assertThat(messages.values()).as("a repeated mail is the same message").allMatch((ids) -> ids.size() == 1);
		assertThat(this.mail.getReceivedMessages().length).as("at most one doubled a kill").isBetween(4, 8);
	}

	@Test
	void badInputIsOneClearLineAndTheGoodRestIsDone() throws Exception {
		assertThat(this.jar.run("frobnicate")).satisfies((ended) -> {
			assertThat(ended.exitCode()).isEqualTo(2);
			assertThat(ended.said()).singleElement().asString().contains("frobnicate");
		});
		serve("page", "<!doctype html><html><body><h1>Welcome</h1></body></html>");
		serve("devices.atom.xml", resource("devices.atom.xml"));
		importSources("page", "devices.atom.xml");
		List<String> rows = new java.util.ArrayList<>(java.util.stream.IntStream.range(0, 7)
			.mapToObj((n) -> "p" + n + "@example.org,Person,admin,8")
			.toList());
		rows.add(2, "not an address,Person,admin,8");
		rows.add(5, "x@example.org,Person,wizard,8");
		rows.add(9, "y@example.org,Person,admin,25");
		Path people = file("wrong.csv", "email,name,audiences,hour\n" + String.join("\n", rows));
		assertThat(this.jar.run("people", "import", people.toString(), "--json")).satisfies((ended) -> {
			assertThat(ended.exitCode()).isEqualTo(3);
			assertThat(ended.json().get("added").asInt()).isEqualTo(7);
			assertThat(ended.said()).hasSize(3).allMatch((line) -> line.matches("line \\d+: .+"));
		});
		assertThat(this.jar.run("run", "--now", "--json")).satisfies((ended) -> {
			assertThat(ended.exitCode()).isEqualTo(3);
			assertThat(ended.json().at("/collect/failed").asInt()).isEqualTo(1);
			assertThat(ended.json().at("/deliver/sent").asInt()).isEqualTo(7);
		});
		try (ServerSocket used = new ServerSocket(0)) {
			assertThat(this.jar.with("SERVER_PORT", String.valueOf(used.getLocalPort())).run("serve"))
				.satisfies((ended) -> {
					assertThat(ended.exitCode()).isEqualTo(1);
					assertThat(ended.said()).singleElement().asString().contains("SERVER_PORT");
				});
		}
	}

	@Test
	void realFeedsTakeTheSameRoad() throws Exception {
		Path corpus = Path.of("..", "shared", "corpus", "feeds");
		assumeTrue(Files.isDirectory(corpus), "skipped: the corpus of real feeds is not beside this checkout");
		String[] names = { "windows-message-center.1.atom.xml", "windows-message-center.illformed.atom.xml",
				"apple-developer-releases.2021-12-17.rss.xml", "sofa-apple-releases.2026-08-22.rss.xml",
				"github-advisories-maven.2026-03-15.jsonfeed.json", "github-advisories-npm.2026-03-15.atom.xml",
				"gcp-release-notes.2023-06-06.rss.xml", "slashdot.rss10.xml" };
		for (String name : names) {
			serve(name, Files.readString(corpus.resolve(name)));
		}
		importSources(names);
		this.jar.run("people", "import", file("people.csv", resource("people.csv")).toString());
		Jar.Ended first = this.jar.run("run", "--now", "--json");
		assertThat(first.exitCode()).isZero();
		assertThat(first.json().at("/collect/sources").asInt()).isEqualTo(names.length);
		assertThat(first.json().at("/collect/notices").asInt()).isGreaterThan(800);
		assertThat(Set.copyOf(recipients())).contains("ada@example.org", "linus@example.org");
		int sent = this.mail.getReceivedMessages().length;
		assertThat(this.jar.run("run", "--now", "--json").json().at("/deliver/sent").asInt()).isZero();
		assertThat(this.mail.getReceivedMessages()).hasSize(sent);
	}

	private void serve(String name, String body) {
		this.feeds.stubFor(get("/" + name).willReturn(aResponse().withBody(body)));
	}

	private void importSources(String... names) throws Exception {
		StringBuilder yaml = new StringBuilder();
		for (String name : names) {
			yaml.append("- key: %s%n  name: %s%n  kind: feed%n  url: %s/%s%n  every: PT1S%n  baseline: false%n"
				.formatted(name.replaceAll("\\W", "-"), name, this.feeds.baseUrl(), name));
		}
		assertThat(this.jar.run("sources", "import", file("sources.yaml", yaml.toString()).toString()).exitCode())
			.isZero();
	}

	private Path file(String name, String content) throws IOException {
		return Files.writeString(this.folder.resolve(name), content);
	}

	private static String resource(String name) throws IOException {
		return Files.readString(Path.of("src", "test", "resources", "road", name));
	}

	private List<String> recipients() {
		return Arrays.stream(this.mail.getReceivedMessages()).map(RoadIT::recipient).toList();
	}

	private static String recipient(MimeMessage message) {
		try {
			return message.getAllRecipients()[0].toString().replaceAll(".*<|>.*", "");
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String messageId(MimeMessage message) {
		try {
			return message.getMessageID();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String linkIn(String recipient) throws Exception {
		MimeMessage message = Arrays.stream(this.mail.getReceivedMessages())
			.filter((one) -> recipient(one).equals(recipient))
			.findFirst()
			.orElseThrow();
		Matcher link = LINK
			.matcher(new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("=\r\n", "")
				.replace("=3D", "=") + GreenMailUtil.getWholeMessage(message).replace("=\r\n", ""));
		assertThat(link.find()).as("a link to acknowledge").isTrue();
		return link.group();
	}

	private String read(String url) throws Exception {
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(URI.create(url)).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private void post(String url, String page) throws Exception {
		Matcher field = FIELD.matcher(page);
		StringBuilder form = new StringBuilder();
		while (field.find()) {
			form.append(field.group(1)).append('=').append(field.group(2)).append('&');
		}
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(URI.create(url))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form.toString()))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isBetween(200, 303);
	}

	/**
	 * The lines of an export made beside the running server: a header, the
	 * acknowledgements, the head.
	 */
	private List<String> evidence() throws Exception {
		Path proof = this.folder.resolve("evidence.jsonl");
		assertThat(this.jar.run("evidence", "export", proof.toString()).exitCode()).isZero();
		return Files.readAllLines(proof);
	}

}
