package org.runstate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A feed whose texts try to run scripts and to call home, read as it comes, and looked at
 * in Chromium: on the pages, and in the mail without the guard of our headers.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "runstate.fetch.allow=127.0.0.0/8")
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners(listeners = TestDatabase.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class HostileTextIT {

	private static final Path MORE = Path.of("..", "shared", "bench", "faults", "hostile-feeds", "xss-vectors.json");

	private static final String PASSWORD = "correct-horse-battery";

	/** Calls __xss or fetches from CANARY. */
	private static final List<String> BODIES = List.of("<script>__xss(1)</script>",
			"<script src='CANARY/2.js'></script>", "<img src=x onerror=__xss(3)>", "<svg onload=__xss(4)></svg>",
			"<iframe src='javascript:parent.__xss(5)'></iframe>",
			"<iframe srcdoc='<script>parent.__xss(6)</script>'></iframe>",
			"<a href=' java&#x0a;script:__xss(7)'>more</a>", "<img src='CANARY/8.png'>",
			"<p style=\"background:url('CANARY/9.png')\">text</p>", "<link rel=stylesheet href='CANARY/10.css'>",
			"<style>@import 'CANARY/11.css';</style>", "<meta http-equiv=refresh content='0;url=javascript:__xss(12)'>",
			"<object data='CANARY/13'></object>", "<video src='CANARY/14' onloadstart=__xss(14) autoplay></video>",
			"<input autofocus onfocus=__xss(15)>", "<details open ontoggle=__xss(16)><summary>more</summary></details>",
			"<math><mtext></form><form><mglyph><style></math><img src=x onerror=__xss(17)>",
			"<noscript><p title='</noscript><img src=x onerror=__xss(18)>'>", "<base href='CANARY/19/'>",
			"<form action='CANARY/20'><button>Acknowledge</button></form>", "]]><script>__xss(21)</script>",
			"<div hx-get='CANARY/22' hx-trigger='load'>htmx</div>",
			"<p hx-on:click='__xss(23)' hx-trigger='load'>x</p>",
			"${7*7}<#assign x='freemarker.template.utility.Execute'?new()>${x('id')}");

	private static final List<String> TITLES = List.of("<img src=x onerror=__xss(101)>",
			"\" autofocus onfocus=__xss(102) x=\"", "' onmouseover=__xss(103) '", "</title><script>__xss(104)</script>",
			"</textarea><script>__xss(105)</script>", "--><script>__xss(106)</script>", "javascript:__xss(107)",
			"${'freemarker'?new()}", "<svg/onload=__xss(109)>", "\u202e<script>__xss(110)</script>");

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Runs runs;

	@LocalServerPort
	int port;

	@TempDir
	Path folder;

	private final ConcurrentLinkedQueue<String> called = new ConcurrentLinkedQueue<>();

	private HttpServer vendor;

	private int entries;

	@BeforeEach
	void everythingIsRead() throws IOException {
		this.vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		String address = "http://127.0.0.1:" + this.vendor.getAddress().getPort();
		byte[] answer = feed(address + "/canary").getBytes(StandardCharsets.UTF_8);
		this.vendor.createContext("/feed.xml", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/atom+xml");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		this.vendor.createContext("/canary", (exchange) -> {
			this.called.add(String.valueOf(exchange.getRequestURI()));
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		this.vendor.start();
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					next_check_at)
				values ('s', '<script>__xss(200)</script>', 'feed', ?, 3600, '["Windows"]', '["windows"]', false, '{}',
					utc_timestamp(6))
				""").param(address + "/feed.xml").update();
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('mia@example.org', '<img src=x onerror=__xss(201)>', '["admin","helpdesk","user"]',
					'["administrator","admin","helpdesk"]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.jdbc.sql(
				"insert into account (person_id, password_hash, created_at) select id, ?, utc_timestamp(6) from person")
			.param("{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD))
			.update();
		this.runs.run(JobName.COLLECT, true);
		this.runs.run(JobName.DIGEST, true);
		assertThat(this.jdbc.sql("select count(*) from notice").query(Integer.class).single()).isEqualTo(this.entries);
	}

	@AfterEach
	void stop() {
		this.vendor.stop(0);
	}

	private String feed(String canary) throws IOException {
		List<String> bodies = new ArrayList<>(BODIES);
		List<String> titles = new ArrayList<>(TITLES);
		List<String> authors = new ArrayList<>(List.of("<script>__xss(120)</script>"));
		if (Files.exists(MORE)) {
			JsonNode more = JsonMapper.builder().build().readTree(Files.readString(MORE));
			more.path("bodyVectors").forEach((one) -> bodies.add(one.path("html").asString()));
			more.path("titleVectors").forEach((one) -> titles.add(one.path("title").asString()));
			more.path("authorVector").forEach((one) -> authors.add(one.path("author").asString()));
		}
		StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
				+ "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><id>t</id><updated>2026-11-20T08:00:00Z</updated>");
		int number = 0;
		for (String body : bodies) {
			feed.append(entry(number++, "Notice " + number, body, authors.get(number % authors.size()), canary));
		}
		for (String title : titles) {
			feed.append(entry(number++, title, "Its title.", authors.get(number % authors.size()), canary));
		}
		this.entries = number;
		return feed.append("</feed>").toString();
	}

	private static String entry(int number, String title, String body, String author, String canary) {
		String html = "<p>Administrators must act before 1 May 2099: Windows connectors will be retired.</p>"
				+ body.replace("CANARY", canary);
		return "<entry><id>e%d</id><updated>2026-11-20T08:00:00Z</updated><title>%s</title><author><name>%s</name></author><content type=\"html\">%s</content></entry>"
			.formatted(number, text(title.replace("CANARY", canary)), text(author), text(html));
	}

	/** What XML cannot hold is no part of a feed. */
	private static String text(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8").replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "");
	}

	@Test
	void nothingOfItRunsOnAPageOrInAMail() throws IOException {
		assumeTrue(Browser.isInstalled(), "skipped: Chromium and its driver are not installed");
		try (Browser browser = new Browser("http://localhost:" + this.port)) {
			browser.look(1280, false);
			browser.begin("window.ran = []; window.__xss = (number) => window.ran.push(number);");
			browser.open("/sign-in");
			browser.signIn("mia@example.org", PASSWORD);
			List<String> pages = new ArrayList<>(List.of("/", "/notices", "/notices?q=windows", "/calendar", "/desk",
					"/digests", "/digests/preview?person=mia@example.org", "/outbox", "/sources", "/sources/s",
					"/people", "/reports", "/review", "/rules", "/audit"));
			this.jdbc.sql("select id from notice")
				.query(Long.class)
				.list()
				.forEach((id) -> pages.add("/notices/" + id));
			this.jdbc.sql("select min(id) from notice").query(Long.class).list().forEach((id) -> {
				pages.add("/desk/cards/" + id);
				pages.add("/announcements/new?notice=" + id);
			});
			for (String page : pages) {
				browser.open(page);
				nothingRan(browser, page);
			}
			for (String message : this.jdbc.sql("select id from message").query(String.class).list()) {
				browser.open("/outbox/" + message);
				nothingRan(browser, message);
				browser.open("/outbox/" + message + "/html");
				nothingRan(browser, message + " as mail");
				Path mail = this.folder.resolve("mail.html");
				Files.writeString(mail, String.valueOf(browser.run("return document.documentElement.outerHTML")));
				browser.openElsewhere(mail.toUri().toString());
				nothingRan(browser, message + " without our headers");
				assertThat(browser.run("return document.body.innerText")).asString().contains("must act");
			}
		}
	}

	private void nothingRan(Browser browser, String page) {
		assertThat(browser.run("return String(window.ran)")).as("scripts that ran on %s", page).isEqualTo("");
		assertThat(this.called).as("requests made by %s", page).isEmpty();
	}

}
