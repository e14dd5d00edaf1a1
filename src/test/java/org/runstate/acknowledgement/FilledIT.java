package org.runstate.acknowledgement;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.runstate.Browser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The ways that people go at work, in Chromium, among 10,000 notices and 1,000 people,
 * signed in as each role; and how long the pages take there.
 */
class FilledIT extends FilledScene {

	private static final Logger log = LoggerFactory.getLogger(FilledIT.class);

	/** U4; on this machine, which others use as well, the median is far below. */
	private static final Duration LONGEST = Duration.ofMillis(500);

	private static final long FIRST_VIEW = 100_000;

	@LocalServerPort
	int port;

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void everyRoleGoesItsWay() throws Exception {
		assumeTrue(Browser.isInstalled(), "skipped: Chromium and its driver are not installed");
		try (Browser browser = new Browser(base())) {
			browser.look(1280, false);
			firstView(browser);
			admin(browser);
			for (String name : List.of("vera", "hele", "cora", "mara")) {
				signIn(browser, name);
				assertThat(browser.heading()).as(name).isEqualTo("What waits for me");
				search(browser);
			}
			helpDesk(browser);
			administrator(browser);
		}
		for (String name : List.of("vera", "ada", "hele", "cora", "mara", "root")) {
			pagesTakeAMoment(name);
		}
	}

	private void firstView(Browser browser) {
		signIn(browser, "ada");
		Object bytes = browser.run("return performance.getEntriesByType('navigation')[0].transferSize"
				+ " + performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0)");
		log.info("first view bytes={}", bytes);
		assertThat(((Number) java.util.Objects.requireNonNull(bytes)).longValue()).isLessThan(FIRST_VIEW);
	}

	private void admin(Browser browser) {
		assertThat(browser.text()).contains("6 to acknowledge", "Windows connector 0 will be retired");
		browser.press("Acknowledge");
		assertThat(browser.text()).contains("Acknowledged: ", "5 to acknowledge");
		browser.run("document.querySelectorAll('.tick').forEach((one, at) => { if (at < 2) one.click(); })");
		browser.press("Acknowledge what is ticked");
		assertThat(browser.text()).contains("Acknowledged: 2 notices.", "3 to acknowledge");
		browser.unfold("Later, or somebody else");
		browser
			.run("document.querySelector('[name=until]').value = '" + LocalDate.now(ZoneOffset.UTC).plusDays(2) + "'");
		browser.press("Remind me later");
		assertThat(browser.text()).contains("No reminder of this before");
		browser.unfold("Later, or somebody else");
		browser.type("to", "p7@example.org");
		browser.press("Hand over");
		assertThat(browser.text()).contains("Person 7 owes this now", "2 to acknowledge");
		search(browser);
		searchForWhatManySay(browser);
		search(browser);
		browser.follow("A change of printing, number 4096");
		assertThat(browser.heading()).isEqualTo("A change of printing, number 4096");
		assertThat(browser.widthBeyondWindow()).isZero();
	}

	private static void search(Browser browser) {
		browser.open("/notices?q=printing+4096");
		assertThat(browser.text()).contains("A change of printing, number 4096").doesNotContain("number 4097");
	}

	private static void searchForWhatManySay(Browser browser) {
		browser.open("/notices?q=SETTING+printi");
		assertThat(browser.text()).contains("A change of printing, number 9992").doesNotContain("A change of sign-in");
		browser.open("/notices?q=ettings+gets");
		assertThat(browser.text()).as("not from within a word").contains("No notice fits");
	}

	private void helpDesk(Browser browser) {
		signIn(browser, "hele");
		browser.open("/desk");
		assertThat(browser.heading()).isEqualTo("What users will notice");
	}

	private void administrator(Browser browser) {
		signIn(browser, "root");
		browser.open("/people?q=Person+777");
		assertThat(browser.text()).contains("p777@example.org").doesNotContain("p778@");
		browser.open("/digests/preview?person=p777@example.org");
		assertThat(browser.heading()).contains("Person 777");
		browser.open("/outbox");
		assertThat(browser.text()).contains("6 to acknowledge by");
		browser.open("/runs");
		browser.press("Send me a test mail");
		assertThat(browser.text()).contains("A test mail to root@example.org is on its way");
		browser.open("/audit");
		assertThat(browser.text()).contains("Handed over", "Test mail sent");
	}

	private void signIn(Browser browser, String name) {
		browser.forget();
		browser.open("/sign-in");
		browser.signIn(name + "@example.org", PASSWORD);
	}

	/** Each page of the menu, the notice with most to show and the search, ten times. */
	private void pagesTakeAMoment(String name) throws Exception {
		String cookie = cookie(name);
		List<String> pages = new ArrayList<>(
				Jsoup.parse(get("/", cookie).body()).select("header nav a").eachAttr("href"));
		pages.addAll(List.of("/notices?q=printing+4096", "/notices?q=settings", "/notices/" + count("notice")));
		Map<String, Long> medians = new TreeMap<>();
		for (String page : pages) {
			List<Long> took = new ArrayList<>();
			for (int i = 0; i < 11; i++) {
				Instant asked = Instant.now();
				assertThat(get(page, cookie).statusCode()).as(name + " " + page).isEqualTo(200);
				took.add(Duration.between(asked, Instant.now()).toMillis());
			}
			medians.put(page, took.stream().sorted().toList().get(took.size() / 2));
		}
		log.info("medians in ms person={} {}", name, medians);
		assertThat(medians.values()).as(name + " " + medians).allMatch((millis) -> millis < LONGEST.toMillis());
	}

	private String cookie(String name) throws IOException, InterruptedException {
		HttpResponse<String> page = get("/sign-in", "");
		String value = Jsoup.parse(page.body()).select("input[name=_csrf]").attr("value");
		HttpResponse<String> answer = this.http.send(HttpRequest.newBuilder(URI.create(base() + "/sign-in"))
			.header("Cookie", ofAnswer(page))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("_csrf=" + value + "&email=" + name + "%40example.org&password=" + PASSWORD))
			.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(302);
		return ofAnswer(answer);
	}

	private static String ofAnswer(HttpResponse<String> answer) {
		String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
		return cookie.substring(0, cookie.indexOf(';'));
	}

	private HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(URI.create(base() + path)).header("Cookie", cookie).build(),
				BodyHandlers.ofString());
	}

	private String base() {
		return "http://127.0.0.1:" + this.port;
	}

}
