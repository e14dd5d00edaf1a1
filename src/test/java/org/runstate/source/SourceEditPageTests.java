package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@RunstateTest
class SourceEditPageTests {

	@RegisterExtension
	static WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Sources sources;

	@Autowired
	SourceWatch watch;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	SourcesFile file;

	private MvcTestResult get(String path) {
		return new AdministratorPages(this.mvc).get(path);
	}

	private MvcTestResult post(String path, String... fields) {
		return new AdministratorPages(this.mvc).post(path, fields);
	}

	private static String says(String path, int entries) {
		server.stubFor(WireMock.get(path)
			.willReturn(ok(IntStream.range(0, entries)
				.mapToObj((
						i) -> "<item><guid>n%d</guid><title>Notice &lt;%d&gt;</title><link>https://vendor.example/%d</link><pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate></item>"
							.formatted(i, i, i))
				.collect(Collectors.joining("", "<rss version=\"2.0\"><channel><title>Vendor news</title>",
						"</channel></rss>")))));
		return server.url(path);
	}

	@Test
	void fillsTheFormFromTheCatalogueAndFetchesNothing() {
		assertThat(get("/sources/new?from=intune-whats-new")).hasStatusOk()
			.bodyText()
			.contains("Intune what&#39;s new", "https://learn.microsoft.com/en-us/intune", "headings")
			.doesNotContain("What it would give");
		assertThat(this.sources.list()).isEmpty();
	}

	@Test
	void showsWhatASourceWouldGiveAndKeepsNothing() {
		String url = says("/feed", 12);
		assertThat(post("/sources/new", "url", url, "every", "PT1H")).hasStatusOk()
			.bodyText()
			.contains("12 entries", "read as <code>feed</code>", "Notice &lt;0&gt;", "https://vendor.example/0",
					"22 Nov 2026", "Notice &lt;9&gt;", "Add this source", "value=\"Vendor news\"")
			.doesNotContain("Notice &lt;10&gt;");
		assertThat(this.sources.list()).isEmpty();
	}

	@Test
	void addsWhatWasPreviewed() {
		String url = says("/feed", 3);
		MvcTestResult added = post("/sources/new", "action", "keep", "url", url, "kind", "feed", "name", "Vendör news",
				"every", "PT6H", "services", "Mail, Calendar", "platforms", "ios", "platforms", "macos", "owner",
				"ada@example.org", "baseline", "false", "options", "category: News");
		assertThat(added).hasStatus3xxRedirection().redirectedUrl().isEqualTo("/sources/vendor-news");
		Source source = this.sources.find("vendor-news").orElseThrow();
		assertThat(source.name()).isEqualTo("Vendör news");
		assertThat(source.every()).hasHours(6);
		assertThat(source.services()).containsExactly("Mail", "Calendar");
		assertThat(source.platforms()).containsExactly("ios", "macos");
		assertThat(source.owner()).isEqualTo("ada@example.org");
		assertThat(source.baseline()).isFalse();
		assertThat(source.options().text("category")).contains("News");
		assertThat(get("/sources/vendor-news")).bodyText()
			.contains("ada@example.org", "Mail, Calendar", "Option category", "<code>News</code>");
	}

	@Test
	void saysInWordsWhyThereIsNothingToSeeAndWhatToDo() {
		server.stubFor(WireMock.get("/gone").willReturn(aResponse().withStatus(404)));
		assertThat(post("/sources/new", "url", server.url("/gone"), "every", "PT1H")).hasStatusOk()
			.bodyText()
			.contains("Not found.", "Look for the address where the maker names it now.", "Nothing was kept.",
					"value=\"" + server.url("/gone") + "\"");
	}

	@Test
	void keepsWhatWasTypedWhenItIsWrong() {
		assertThat(post("/sources/new", "action", "keep", "kind", "feed", "url", "ftp://files.example/x", "name",
				"My <name>", "every", "PT6H", "services", "Mail", "platforms", "ios"))
			.hasStatus(422)
			.bodyText()
			.contains("Nothing was kept: url: the address has to be a plain http or https address",
					"value=\"My &lt;name&gt;\"", "value=\"ftp://files.example/x\"", "value=\"Mail\"",
					"value=\"ios\" checked", "<option value=\"PT6H\" selected>", "aria-invalid=\"true\"");
		assertThat(post("/sources/new", "url", "https://a.example", "every", "PT1H", "options", "no option"))
			.hasStatus(422)
			.bodyText()
			.contains("options have to be lines", ">no option</textarea>");
		assertThat(post("/sources/new", "url", "https://a.example", "every", "PT1H", "owner", "nobody")).hasStatus(422);
		assertThat(this.sources.list()).isEmpty();
	}

	@Test
	void neverReadsAFileOfThisMachine() {
		for (String url : List.of("/etc/hostname", "file:///etc/hostname", "README.md")) {
			assertThat(post("/sources/new", "url", url, "every", "PT1H")).hasStatus(422)
				.bodyText()
				.doesNotContain("What it would give");
		}
	}

	@Test
	void doesNotReachAPrivateAddressThatNobodyAllowed() {
		assertThat(post("/sources/new", "url", "http://169.254.169.254/latest", "every", "PT1H")).hasStatusOk()
			.bodyText()
			.contains("Address not allowed.", "RUNSTATE_FETCH_ALLOW");
	}

	@Test
	void refusesAnAddressThatIsLookedAtAlready() {
		String url = says("/feed", 1);
		post("/sources/new", "action", "keep", "url", url, "kind", "feed", "name", "First", "every", "PT1H");
		assertThat(post("/sources/new", "action", "keep", "url", url + "?utm_source=x", "kind", "feed", "name",
				"Second", "every", "PT1H"))
			.hasStatus(422)
			.bodyText()
			.contains("looked at already, by the source First");
		assertThat(post("/sources/new", "action", "keep", "url", says("/other", 1), "kind", "feed", "name", "First",
				"every", "PT1H"))
			.redirectedUrl()
			.isEqualTo("/sources/first-2");
	}

	@Test
	void changesASourceAndKeepsItsKey() {
		post("/sources/new", "action", "keep", "url", says("/feed", 1), "kind", "feed", "name", "Old", "every", "PT1H");
		assertThat(get("/sources/old/edit")).hasStatusOk().bodyText().contains("Change Old", "value=\"Old\"", "Save");
		assertThat(post("/sources/old/edit", "action", "keep", "url", says("/moved", 1), "kind", "feed", "name", "New",
				"every", "P1D"))
			.redirectedUrl()
			.isEqualTo("/sources/old");
		Source source = this.sources.find("old").orElseThrow();
		assertThat(source.name()).isEqualTo("New");
		assertThat(source.url()).endsWith("/moved");
		assertThat(source.every()).hasDays(1);
	}

	@Test
	void leavesAPausedOrRemovedSourceAlone() {
		post("/sources/new", "action", "keep", "url", says("/feed", 1), "kind", "feed", "name", "One", "every", "PT1H");
		assertThat(this.sources.isAnyDue(Instant.now())).isTrue();
		assertThat(post("/sources/one/pause")).hasStatus3xxRedirection();
		assertThat(this.sources.isAnyDue(Instant.now())).isFalse();
		assertThat(this.sources.claim(Instant.now(), 10)).isEmpty();
		assertThat(get("/sources/one")).bodyText().contains("paused", "Resume").doesNotContain("Check now");
		assertThat(post("/sources/one/resume")).hasStatus3xxRedirection();
		assertThat(this.sources.isAnyDue(Instant.now())).isTrue();
		assertThat(post("/sources/one/remove")).hasStatus3xxRedirection();
		assertThat(this.sources.list()).isEmpty();
		assertThat(this.sources.isAnyDue(Instant.now())).isFalse();
		assertThat(get("/sources/one")).hasStatusOk().bodyText().contains("removed", "Put back on the list");
		assertThat(get("/sources?state=removed")).bodyText().contains("href=\"/sources/one\"");
		assertThat(post("/sources/one/put-back")).hasStatus3xxRedirection();
		assertThat(this.sources.list()).hasSize(1);
	}

	@Test
	void takesARemovedSourceUpAgainWhenItsAddressIsAdded() {
		String url = says("/feed", 1);
		post("/sources/new", "action", "keep", "url", url, "kind", "feed", "name", "One", "every", "PT1H");
		long id = this.sources.find("one").orElseThrow().id();
		post("/sources/one/remove");
		post("/sources/new", "action", "keep", "url", url, "kind", "feed", "name", "One", "every", "PT2H");
		assertThat(this.sources.list()).singleElement().extracting(Source::id).isEqualTo(id);
	}

	@Test
	void theListSaysHowManyAreFreshAndCanBeNarrowed() {
		this.file.take("""
				- {key: a, name: Apple news, url: 'https://feeds.example.org/a', platforms: [ios]}
				- {key: b, name: Windows news, url: 'https://feeds.example.org/b', owner: ada@example.org}
				- {key: c, name: By hand, kind: manual, url: ''}
				""".getBytes(StandardCharsets.UTF_8));
		post("/sources/b/pause");
		assertThat(get("/sources")).bodyText()
			.contains("1 of 1</strong> fresh", "paused <span class=\"count\">1", "by hand <span class=\"count\">1");
		assertThat(get("/sources?q=ADA")).bodyText().contains("Windows news").doesNotContain("Apple news");
		assertThat(get("/sources?state=paused")).bodyText().contains("Windows news").doesNotContain("Apple news");
		assertThat(get("/sources?q=nothing")).bodyText().contains("No source fits");
	}

	@Test
	void aSilentSourceStandsOutUntilItIsPaused() {
		post("/sources/new", "action", "keep", "url", says("/feed", 1), "kind", "feed", "name", "One", "every", "PT1H");
		this.jdbc.sql("update source set state = 'good', news_at = '2020-01-01', cadence_seconds = 3600").update();
		assertThat(get("/sources")).bodyText()
			.contains("0 of 1</strong> fresh", "silent <span class=\"count\">1",
					"nothing new since <time datetime=\"2020-01-01");
		assertThat(get("/sources/one")).bodyText().contains("<strong>Silent.</strong>");
		post("/sources/one/pause");
		assertThat(get("/sources")).bodyText().contains("0 of 0</strong> fresh").doesNotContain("nothing new since");
		post("/sources/one/resume");
		assertThat(this.watch.unwarned(Instant.now())).as("was told of what a person decided").isEmpty();
	}

	@Test
	void nobodyButAnAdministratorComesIn() {
		RequestPostProcessor admin = SecurityMockMvcRequestPostProcessors.user("anna@example.org").roles("ADMIN");
		for (String path : List.of("/sources/new", "/sources/catalogue", "/sources/import", "/sources/export.opml",
				"/sources/credentials", "/sources/x/edit", "/notices/new", "/notices/1/revise")) {
			assertThat(this.mvc.get().uri(path).with(admin)).as(path).hasStatus(403);
		}
		for (String path : List.of("/sources/new", "/sources/x/pause", "/sources/import", "/sources/credentials",
				"/notices/new", "/notices/import")) {
			assertThat(this.mvc.post().uri(path).with(admin).with(csrf())).as(path).hasStatus(403);
		}
		assertThat(this.mvc.get().uri("/sources").with(admin)).bodyText().doesNotContain("/sources/new");
	}

	@Test
	void lookingAtPagesReachesNoServer() {
		says("/feed", 1);
		for (String path : List.of("/sources", "/sources/new", "/sources/catalogue", "/sources/import",
				"/sources/credentials", "/notices/new")) {
			assertThat(get(path)).as(path).hasStatusOk();
		}
		server.verify(0, getRequestedFor(anyUrl()));
	}

}
