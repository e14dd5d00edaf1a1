package org.runstate.source.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class PageReaderTests {

	private static final Map<String, Object> NOTES = Map.of("item", "section.rn", "without", ".views");

	private static final Map<String, Object> TABLE = Map.of("item", "tr[id]", "title", ".t", "date", ".d", "zone",
			"America/Los_Angeles");

	private static final Map<String, Object> WEEKS = Map.of("headings", List.of("h2", "h3", "h4"));

	private final PageReader reader = new PageReader();

	@Test
	void findsEntriesByASelector() {
		Reading.Good reading = Fixture.good(this.reader, "page-release-notes.html", NOTES);
		assertThat(reading.title()).isEqualTo("Contoso Agent release notes");
		assertThat(reading.entries()).extracting(Entry::key).containsExactly("v4-2", "v4-1", "v4-0");
		assertThat(reading.entries()).extracting(Entry::title)
			.containsExactly("Contoso Agent 4.2", "Contoso Agent 4.1", "Contoso Agent 4.0");
		assertThat(reading.entries()).extracting(Entry::url)
			.containsExactly("https://vendor.example.com/notes/#v4-2", "https://vendor.example.com/notes/notes/4.1",
					"https://vendor.example.com/notes/#v4-0");
		assertThat(reading.entries()).extracting((entry) -> String.valueOf(entry.published()))
			.containsExactly("2026-09-25T00:00:00Z", "2026-08-03T00:00:00Z", "null");
	}

	@Test
	void whatAnEntrySaysIsTheRestOfIt() {
		Entry entry = Fixture.good(this.reader, "page-release-notes.html", NOTES).entries().get(0);
		assertThat(Fixture.said(entry))
			.isEqualTo("Fixes a crash on start. See the article.\nApplies to: Windows, macOS");
		assertThat(entry.html()).contains("href=\"https://vendor.example.com/help/crash?x=1&amp;y=2\"");
		assertThat(entry.platforms()).containsExactly("macos", "windows");
	}

	@Test
	void stampsAreInTheZoneOfThePage() {
		Reading.Good reading = Fixture.good(this.reader, "page-table.html", TABLE);
		assertThat(reading.entries()).extracting(Entry::key).containsExactly("5008", "4999", "4990");
		assertThat(reading.entries()).extracting((entry) -> String.valueOf(entry.published()))
			.containsExactly("2026-09-25T20:00:00Z", "2026-01-20T18:00:00Z", "null");
		assertThat(reading.entries().get(0).url()).isEqualTo("https://vendor.example.com/notes/#5008");
		assertThat(reading.warnings()).containsExactly("1 dates could not be read beyond doubt and were left out.");
	}

	@Test
	void whatIsChosenAsContentDoesNotRepeatTheTitle() {
		Map<String, Object> chosen = Map.of("item", "tr[id]", "title", ".t b", "body", ".t", "date", ".d");
		String bold = Fixture.text("page-table.html").replace("Preview update is ready", "<b>Preview</b> It is ready.");
		Reading.Good reading = (Reading.Good) Fixture.reading(this.reader, bold, chosen, Fixture.ADDRESS);
		assertThat(reading.entries().get(1).title()).isEqualTo("Preview");
		assertThat(Fixture.said(reading.entries().get(1))).isEqualTo("It is ready.");
		assertThat(Fixture
			.said(Fixture.good(this.reader, "page-table.html", Map.of("item", "tr[id]", "title", ".t", "body", ".t"))
				.entries()
				.get(0)))
			.isEqualTo("Printing may stop after the September update");
	}

	@Test
	void aHeadingMayBeADate() {
		String notes = "<h2 id=\"a\">Version 7: September 5, 2026</h2><p>A.</p><h2 id=\"b\">Version 6</h2><p>B.</p>";
		Reading.Good reading = (Reading.Good) Fixture.reading(this.reader, notes,
				Map.of("headings", "h2", "date", "h2"), Fixture.ADDRESS);
		assertThat(reading.entries()).extracting((entry) -> String.valueOf(entry.published()))
			.containsExactly("2026-09-05T00:00:00Z", "null");
		Reading.Good undated = (Reading.Good) Fixture.reading(this.reader, notes, Map.of("headings", "h2"), null);
		assertThat(undated.entries()).extracting(Entry::published).containsOnlyNulls();
	}

	@Test
	void aDateThatMovesIsNoRevision() {
		String later = Fixture.text("page-table.html").replace("2026-09-25 13:00", "2026-09-26 09:00");
		Reading.Good moved = (Reading.Good) Fixture.reading(this.reader, later, TABLE, Fixture.ADDRESS);
		assertThat(moved.entries().get(0).html())
			.isEqualTo(Fixture.good(this.reader, "page-table.html", TABLE).entries().get(0).html());
	}

	@Test
	void headingsPartADocument() {
		Reading.Good reading = Fixture.good(this.reader, "page-weeks.html", WEEKS);
		assertThat(reading.entries()).extracting(Entry::key)
			.containsExactly("2026-09-21/install-apps-in-the-evening",
					"2026-09-21/new-settings-in-the-settings-catalogue", "2026-09-21/firewall-reports",
					"2026-09-14/new-settings-in-the-settings-catalogue", "notices/plan-for-change-old-clients-stop",
					"notices/take-action-renew-the-certificate");
		assertThat(reading.entries().get(0)).satisfies((entry) -> {
			assertThat(entry.title()).isEqualTo("Install apps in the evening");
			assertThat(entry.url()).isEqualTo("https://vendor.example.com/notes/#install-apps-in-the-evening");
			assertThat(entry.labels()).containsExactly("App management", "period:2026-09-21");
			assertThat(entry.platforms()).containsExactly("ios", "macos");
			assertThat(entry.published()).isEqualTo("2026-09-21T00:00:00Z");
			assertThat(Fixture.said(entry)).startsWith("You can now choose").endsWith("iOS/iPadOS\nmacOS");
		});
		assertThat(reading.entries().get(2).labels()).containsExactly("Device security", "period:2026-09-21");
		assertThat(Fixture.said(reading.entries().get(2))).isEqualTo("Reports are faster.");
		assertThat(Fixture.said(reading.entries().get(3)))
			.isEqualTo("There is one new setting. Read on.\nFor reference\nIts name is Evening.");
		assertThat(reading.entries().get(3).html()).contains("https://vendor.example.com/notes/settings#one");
	}

	@Test
	void questionsOfANoticeStayWithinIt() {
		List<Entry> entries = Fixture.good(this.reader, "page-weeks.html", WEEKS).entries();
		assertThat(Fixture.said(entries.get(4))).isEqualTo("""
				Clients before version 5 will no longer be supported.
				How does this affect you or your users?
				They cannot sign in.
				How can you prepare?
				Update clients.""");
		assertThat(entries.get(5).title()).isEqualTo("Take Action: Renew the certificate");
		assertThat(Fixture.said(entries.get(5))).contains("How can you prepare?").doesNotContain("helpful");
	}

	@Test
	void aNewWeekLeavesTheOthersAsTheyWere() {
		List<Entry> before = Fixture.good(this.reader, "page-weeks.html", WEEKS).entries();
		String later = Fixture.text("page-weeks.html")
			.replace("<div class=\"heading-wrapper\"><h2",
					"""
							<h2 id="week-of-september-28-2026">Week of September 28, 2026</h2><h3 id="app-management">App management</h3>
							<h4 id="new-settings-in-the-settings-catalogue">New settings in the settings catalogue</h4><p>Four.</p>
							<div class="heading-wrapper"><h2""")
			.replace("catalogue-1\"", "catalogue-2\"")
			.replace(
					"<h4 id=\"new-settings-in-the-settings-catalogue\">New settings in the settings catalogue</h4>\n<p>There are",
					"<h4 id=\"new-settings-in-the-settings-catalogue-1\">New settings in the settings catalogue</h4>\n<p>There are")
			.replace("(Service release 2609)", "(Service release 2609, for everybody)");
		List<Entry> after = ((Reading.Good) Fixture.reading(this.reader, later, WEEKS, Fixture.ADDRESS)).entries();
		assertThat(after).extracting(Entry::key)
			.hasSize(7)
			.endsWith(before.stream().map(Entry::key).toArray(String[]::new));
		assertThat(after).extracting(Entry::labels).containsAll(before.stream().map(Entry::labels).toList());
	}

	@ParameterizedTest
	@CsvSource({ "page-release-notes.html, article.release, nothing", "page-sign-in.html, section.rn, sign in" })
	void findingNothingIsAFailure(String file, String selector, String words) {
		assertThat(Fixture.reading(this.reader, Fixture.text(file), Map.of("item", selector), Fixture.ADDRESS))
			.isInstanceOfSatisfying(Reading.Unreadable.class, (unreadable) -> {
				assertThat(unreadable.failure()).isEqualTo(Failure.SELECTOR_EMPTY);
				assertThat(unreadable.detail()).contains(words);
			});
		assertThat(Fixture.failure(this.reader, Fixture.text(file))).isEqualTo(Failure.SELECTOR_EMPTY);
	}

	@Test
	void aSavedPageKnowsItsAddress() {
		String saved = Fixture.text("page-table.html")
			.replace("<head>", "<head><link rel=\"canonical\" href=\"https://vendor.example.com/board\">");
		Reading.Good reading = (Reading.Good) Fixture.reading(this.reader, saved, TABLE, null);
		assertThat(reading.entries().get(0).url()).isEqualTo("https://vendor.example.com/board#5008");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "item|div[|CSS selector", "-|-|either", "headings|h4,h2|highest", "headings|week|highest",
					"zone|Mars/Olympus|zone", "date-format|bbb|date-format", "headings|h2,h3|-", "item|.rn|-" })
	void saysWhatIsWrongWithOptions(@Nullable String name, @Nullable String value, @Nullable String words) {
		Map<String, Object> options = new HashMap<>();
		if (name != null && value != null) {
			options.put(name, value);
			if (!name.equals("headings")) {
				options.putIfAbsent("item", "div");
			}
		}
		String problem = this.reader.problem(new Options(options));
		if (words == null) {
			assertThat(problem).isNull();
		}
		else {
			assertThat(problem).contains(words);
		}
	}

}
