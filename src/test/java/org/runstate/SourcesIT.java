package org.runstate;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * An administrator's way with a source in a browser, from the catalogue on: previewed,
 * added, collected, failing, recovered, paused and removed.
 */
class SourcesIT {

	private static final String FEED = """
			<feed xmlns="http://www.w3.org/2005/Atom"><title>Chrome releases of a test</title>
			<entry><id>tag:1</id><title>Stable channel update</title><updated>2026-11-20T08:00:00Z</updated>
			<link href="https://vendor.example/1"/><content type="html">&lt;p>Version 150&lt;/p></content></entry>
			</feed>
			""";

	@TempDir
	Path folder;

	private final WireMockServer vendor = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

	private int port;

	@BeforeEach
	void start() throws IOException {
		this.vendor.start();
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
	}

	@AfterEach
	void stop() {
		this.vendor.stop();
	}

	@Test
	void aSourceIsChosenPreviewedAddedAndLookedAfter() throws Exception {
		assumeTrue(Browser.isInstalled(), "skipped: Chromium and its driver are not installed");
		this.vendor.stubFor(get("/chrome.atom").willReturn(ok(FEED)));
		Jar.Running server = new Jar(this.folder,
				Map.of("SERVER_PORT", String.valueOf(this.port), "RUNSTATE_BASE_URL", "http://localhost:" + this.port,
						"RUNSTATE_FETCH_ALLOW", "127.0.0.0/8", "RUNSTATE_ADMIN_EMAIL", "ada@example.org",
						"RUNSTATE_ADMIN_PASSWORD", "correct-horse-battery"))
			.start("serve");
		try (Browser browser = new Browser("http://localhost:" + this.port)) {
			server.awaitHealth(this.port);
			browser.open("/sources");
			browser.signIn("ada@example.org", "correct-horse-battery");

			browser.open("/sources/catalogue?q=chrome+stable");
			browser.follow("Choose Chrome stable releases");
			browser.replace("url", this.vendor.baseUrl() + "/chrome.atom");
			browser.press("Preview");
			assertThat(browser.text()).contains("1 entry", "Chrome releases of a test", "20 Nov 2026",
					"Stable channel update");
			assertThat(this.vendor.getAllServeEvents()).hasSize(1);
			browser.press("Add this source");
			assertThat(browser.heading()).isEqualTo("Chrome stable releases");
			awaitText(browser, "good");
			assertThat(browser.text()).contains("Last good poll", "macos");

			this.vendor.stubFor(get("/chrome.atom").willReturn(serverError()));
			browser.press("Check now");
			awaitText(browser, "failing");
			assertThat(browser.text()).contains("Server error.", "What was kept before stays as it is.",
					"Nothing to do here: the server has to recover.");
			browser.open("/sources");
			assertThat(browser.text()).contains("1 of 1 fresh", "server error, 1 in a row");

			this.vendor.stubFor(get("/chrome.atom").willReturn(ok(FEED.replace("150", "151"))));
			browser.open("/sources/chrome-stable");
			browser.press("Check now");
			awaitText(browser, "good");
			browser.open("/notices");
			assertThat(browser.text()).contains("Stable channel update");

			this.vendor.stubFor(get("/quiet.atom").willReturn(ok(FEED.replace("2026-11-20", "2026-01-20"))));
			browser.open("/sources/new");
			browser.type("url", this.vendor.baseUrl() + "/quiet.atom");
			browser.type("name", "Quiet place");
			browser.press("Preview");
			browser.unfold("Options of its kind");
			browser.type("options", "cadence: P1D");
			browser.press("Add this source");
			awaitText(browser, "silent");
			browser.open("/sources");
			assertThat(browser.text()).contains("1 of 2 fresh", "Quiet place");
			this.vendor.stubFor(get("/quiet.atom").willReturn(ok(FEED.replace("150", "152"))));
			browser.follow("Quiet place");
			browser.press("Check now");
			awaitText(browser, "good");

			browser.open("/sources/chrome-stable");
			browser.press("Pause");
			assertThat(browser.text()).contains("paused", "Resume");
			browser.press("Remove");
			assertThat(browser.text()).contains("removed", "Put back on the list");

			for (String page : List.of("/sources", "/sources/catalogue", "/sources/new", "/sources/import",
					"/sources/credentials", "/sources/chrome-stable", "/sources/chrome-stable/edit", "/notices/new")) {
				browser.open(page);
				assertThat(browser.heading()).as(page).isNotBlank();
				assertThat(browser.widthBeyondWindow()).as("sideways scrolling at 360 px on " + page).isZero();
			}
		}
		finally {
			server.stop();
		}
	}

	/** The clockwork of the server looks for due sources every few seconds. */
	private void awaitText(Browser browser, String state) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(1)).until(() -> {
			browser.reload();
			return browser.text().contains("State\n" + state);
		});
	}

}
