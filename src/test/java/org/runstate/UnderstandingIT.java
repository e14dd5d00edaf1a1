package org.runstate;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * An administrator's ways with what notices mean, in a browser: a part corrected and
 * taken back, a rule tried, replayed and kept, two notices joined and split.
 */
class UnderstandingIT {

	private static final String NOTICES = """
			key,title,text,published
			bergen,The gateway in Bergen moves,"The gateway moves to another building in the week of 7 December 2026.",2026-11-20
			button,A button moves to the left,"The button stands on the left now. No action is required.",2026-11-20
			""";

	@TempDir
	Path folder;

	private int port;

	@BeforeEach
	void choosePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
	}

	@Test
	void aPartIsCorrectedAndARuleIsTriedAndKept() throws Exception {
		assumeTrue(Browser.isInstalled(), "skipped: Chromium and its driver are not installed");
		Jar jar = new Jar(this.folder,
				Map.of("SERVER_PORT", String.valueOf(this.port), "RUNSTATE_BASE_URL", "http://localhost:" + this.port,
						"RUNSTATE_ADMIN_EMAIL", "ada@example.org", "RUNSTATE_ADMIN_PASSWORD", "correct-horse-battery"));
		Path file = Files.writeString(this.folder.resolve("notices.csv"), NOTICES);
		assertThat(jar.run("notices", "import", file.toString(), "--source", "Our own").exitCode()).isZero();
		assertThat(jar.run("collect").exitCode()).isZero();
		Jar.Running server = jar.start("serve");
		try (Browser browser = new Browser("http://localhost:" + this.port)) {
			server.awaitHealth(this.port);
			browser.open("/notices");
			browser.signIn("ada@example.org", "correct-horse-battery");
			correct(browser);
			tryARule(browser);
			joinAndSplit(browser);
			for (String page : List.of("/rules", "/rules/new", "/rules/own-bergen", "/review", "/notices", "/notices/1",
					"/reports/slips")) {
				browser.open(page);
				assertThat(browser.heading()).as(page).isNotBlank();
				assertThat(browser.widthBeyondWindow()).as("sideways scrolling at 360 px on " + page).isZero();
			}
		}
		finally {
			server.stop();
		}
	}

	private static void correct(Browser browser) {
		browser.open("/notices");
		browser.follow("The gateway in Bergen moves");
		browser.unfoldNamed("Correct: Urgency");
		browser.choose("value-urgency", "now");
		browser.typeInto("why-urgency", "All of Bergen hangs on it");
		browser.press("Set it");
		assertThat(browser.text()).contains("Urgency is as you set it", "All of Bergen hangs on it");
		assertThat(browser.widthBeyondWindow()).isZero();
		browser.unfoldNamed("Correct: Urgency");
		browser.press("Take back what a person set");
		assertThat(browser.text()).contains("Urgency is again what labels and rules say");
	}

	private static void tryARule(Browser browser) {
		browser.open("/rules");
		browser.follow("Write a rule");
		browser.type("id", "own-bergen");
		browser.choose("says", "action: fix");
		browser.typeInto("why", "Bergen is ours");
		browser.type("title", "Bergen");
		browser.press("Try it");
		assertThat(browser.text()).contains("1 of 2 notices would mean something else", "Action: fix instead of");
		browser.press("Replay last month\u2019s digests");
		assertThat(browser.heading()).isEqualTo("Last month\u2019s digests under this rule");
		browser.open("/rules");
		assertThat(browser.text()).doesNotContain("own-bergen");
		browser.follow("Write a rule");
		browser.type("id", "own-bergen");
		browser.choose("says", "action: fix");
		browser.typeInto("why", "Bergen is ours");
		browser.type("title", "Bergen");
		browser.press("Keep it");
		assertThat(browser.text()).contains("Rule own-bergen reads what comes from now on.", "yours");
	}

	private static void joinAndSplit(Browser browser) {
		browser.open("/notices/1");
		browser.unfold("Join with another notice");
		browser.type("with", "/notices/2");
		browser.press("Join");
		assertThat(browser.text()).contains("They are one change now", "joined by");
		assertThat(browser.widthBeyondWindow()).isZero();
		browser.open("/notices");
		assertThat(browser.text()).contains("also announced by 1 other");
		browser.open("/notices/1");
		browser.press("Split off");
		assertThat(browser.text()).contains("It stands alone now");
		browser.open("/notices");
		assertThat(browser.text()).doesNotContain("also announced by");
	}

}
