package org.runstate.source.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.source.Preview;
import org.runstate.source.Previewed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Real feeds, where they are at hand.
 */
class CorpusFeedsTests {

	private static final Path FEEDS = Path.of("../shared/corpus/feeds");

	private static final Preview preview = Preview.standalone(List.of(), List.of(), "http://localhost",
			Clock.systemUTC());

	@BeforeAll
	static void corpusIsAtHand() {
		assumeTrue(Files.exists(FEEDS), "The corpus of real feeds is not beside this repository.");
	}

	@AfterAll
	static void close() {
		preview.close();
	}

	@ParameterizedTest
	@CsvSource({ "apple-developer-releases.2021-12-17.rss.xml, 23", "gcp-release-notes.2023-06-06.rss.xml, 26",
			"github-advisories-maven.2026-03-15.jsonfeed.json, 20", "github-advisories-npm.2026-03-15.atom.xml, 20",
			"slashdot.rss10.xml, 10", "sofa-apple-releases.2026-08-22.rss.xml, 622",
			"windows-message-center.1.atom.xml, 90", "windows-message-center.2.atom.xml, 90",
			"windows-message-center.3.atom.xml, 89", "windows-message-center.4.atom.xml, 90",
			"windows-message-center.churn-a.atom.xml, 73", "windows-message-center.churn-b.atom.xml, 73",
			"windows-message-center.illformed.atom.xml, 82", "cisa-kev.2025-08-25.json, 1404",
			"sofa-macos-data-feed.2026-08-22.json, 126", "endoflife-ios.2026-08-22.md, 15",
			"endoflife-macos.2026-08-22.md, 22", "endoflife-windows.2026-08-22.md, 47",
			"graph-service-messages.json, 40" })
	void everyEntryHasTitleLinkDateAndKey(String file, int entries) {
		Previewed previewed = preview.of(FEEDS.resolve(file).toString());
		assertThat(previewed.error()).isNull();
		assertThat(previewed.notices()).hasSize(entries).allSatisfy((notice) -> {
			assertThat(notice.key()).isNotBlank();
			assertThat(notice.title()).isNotBlank().isNotEqualTo("(without title)");
			assertThat(notice.url()).startsWith("http");
			assertThat((notice.published() != null) ? notice.published() : notice.updated()).isNotNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "cisa-kev.2025-08-25.json", "sofa-macos-data-feed.2026-08-22.json",
			"endoflife-ios.2026-08-22.md", "endoflife-macos.2026-08-22.md", "endoflife-windows.2026-08-22.md" })
	void everyEntryIsTheOnlyOneOfItsKeyAndNoneIsLeftOut(String file) {
		Previewed previewed = preview.of(FEEDS.resolve(file).toString());
		assertThat(previewed.warnings()).isEmpty();
		assertThat(previewed.notices()).extracting(Previewed.Notice::key).doesNotHaveDuplicates();
	}

	@Test
	void appleDatesArePacific() {
		Previewed apple = preview.of(FEEDS.resolve("apple-developer-releases.2021-12-17.rss.xml").toString());
		assertThat(apple.notices().get(0).published()).isEqualTo(Instant.parse("2021-12-17T17:00:00Z"));
	}

	@ParameterizedTest
	@CsvSource({ "github-advisories-index.opml.xml, NOT_A_FEED", "no-such-file.xml, CONNECT_ERROR" })
	void whatIsNoFeedIsSaidToBeNone(String file, String outcome) {
		Previewed previewed = preview.of(FEEDS.resolve(file).toString());
		assertThat(previewed.outcome()).isEqualTo(outcome);
		assertThat(previewed.error()).isNotBlank();
	}

}
