package org.runstate.source.reading;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.notice.Entry;
import org.runstate.notice.PlainText;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Validators;

import static org.assertj.core.api.Assertions.assertThat;

class FeedReaderTests {

	private static final Path FEEDS = Path.of("src/test/resources/feeds");

	private final Readers readers = Readers.all();

	private Reading read(byte[] bytes, @Nullable String type) {
		return this.readers.read(new FeedReader(),
				new Fetched.Body(bytes, type, Validators.NONE, URI.create("https://feeds.example.org/a/feed"), 200, 1),
				Options.NONE);
	}

	private Reading read(String file) throws IOException {
		return read(Files.readAllBytes(FEEDS.resolve(file)), null);
	}

	private Reading.Good good(String file) throws IOException {
		return (Reading.Good) read(file);
	}

	@ParameterizedTest
	@CsvSource({ "rss-2.0.xml, 2", "rss-0.91.xml, 2", "rss-unknown-version.xml, 1", "rss-1.0.xml, 1", "atom.xml, 2",
			"atom-xml-base.xml, 1", "json-feed.json, 2", "no-items.xml, 0", "bare-ampersand.xml, 2",
			"text-around.xml, 1", "atom-0.3.xml, 2", "atom-binary.xml, 3", "cdf.xml, 1", "modules-only.xml, 2",
			"undeclared-prefixes.xml, 1", "odd-case.xml, 1", "control-characters.xml, 1", "said-twice.xml, 2",
			"titles-with-markup.xml, 2" })
	void findsEveryEntry(String file, int entries) throws IOException {
		assertThat(good(file).entries()).hasSize(entries);
	}

	@ParameterizedTest
	@CsvSource({ "json-cut.json, PARSE_ERROR", "json-other.json, NOT_A_FEED", "truncated.xml, PARSE_ERROR",
			"mismatched-tags.xml, PARSE_ERROR", "doctype.xml, DOCTYPE_FORBIDDEN", "page.html, NOT_A_FEED",
			"page-without-doctype.html, NOT_A_FEED", "sitemap.xml, NOT_A_FEED", "blank.xml, EMPTY_BODY" })
	void saysWhyItIsNoFeed(String file, Failure failure) throws IOException {
		assertThat(read(file)).isInstanceOfSatisfying(Reading.Unreadable.class, (unreadable) -> {
			assertThat(unreadable.failure()).isEqualTo(failure);
			assertThat(unreadable.detail()).isNotBlank();
		});
	}

	@Test
	void readsAnItemOfRss() throws IOException {
		Reading.Good reading = good("rss-2.0.xml");
		assertThat(reading.title()).isEqualTo("Example status");
		assertThat(reading.warnings()).isEmpty();
		assertThat(reading.entries().get(0))
			.isEqualTo(new Entry("n-1", "Notice 1", "https://status.example.org/n/1", "<p>Whole text of notice 1.</p>",
					List.of("Retirement"), List.of(), List.of(), Instant.parse("2026-11-03T08:00:00Z"), null));
	}

	@Test
	void readsEntriesOfAtom() throws IOException {
		List<Entry> entries = good("atom.xml").entries();
		assertThat(entries.get(0).title()).isEqualTo("A & B bold");
		assertThat(entries.get(0).url()).isEqualTo("https://example.org/1");
		assertThat(entries.get(0).html()).contains("<b>text</b>");
		assertThat(entries.get(0).labels()).containsExactly("Plan for change");
		assertThat(entries.get(0).published()).isEqualTo("2026-11-02T08:00:00Z");
		assertThat(entries.get(0).updated()).isEqualTo("2026-11-03T08:00:00Z");
		assertThat(entries.get(1).title()).isEqualTo("1 < 2");
		assertThat(entries.get(1).html()).isEqualTo("<p>Plain &lt;text&gt;</p>");
		assertThat(entries.get(1).published()).isNull();
	}

	@Test
	void readsOldAtom() throws IOException {
		Reading.Good reading = good("atom-0.3.xml");
		assertThat(reading.title()).isEqualTo("Example status");
		Entry escaped = reading.entries().get(0);
		assertThat(escaped.title()).isEqualTo("The <b> key");
		assertThat(escaped.url()).isEqualTo("https://base.example.org/a/n/1");
		assertThat(escaped.html()).isEqualTo("See <a href=\"https://base.example.org/b\">here</a>");
		assertThat(escaped.published()).isEqualTo("2026-11-03T08:00:00Z");
		assertThat(escaped.updated()).isEqualTo("2026-11-04T08:00:00Z");
		Entry inPlace = reading.entries().get(1);
		assertThat(inPlace.title()).isEqualTo("Plan now");
		assertThat(inPlace.html()).isEqualTo("<div>1 &lt; 2<br>and <em>more</em></div>");
	}

	@Test
	void unpacksTextAndLeavesPicturesOut() throws IOException {
		List<Entry> entries = good("atom-binary.xml").entries();
		assertThat(entries).extracting(Entry::html).containsExactly("<p>Packed text.</p>", "<p>A map.</p>", "");
		assertThat(entries.get(2).title()).isEqualTo("not packed");
	}

	@Test
	void readsChannelsOfCdf() throws IOException {
		Reading.Good reading = good("cdf.xml");
		assertThat(reading.title()).isEqualTo("Example channel");
		assertThat(reading.entries().get(0))
			.isEqualTo(new Entry("https://cdf.example.org/n/1", "Notice 1", "https://cdf.example.org/n/1",
					"Text of notice 1.", List.of(), List.of(), List.of(), null, Instant.parse("2026-11-03T08:00:00Z")));
	}

	@Test
	void modulesCountWhereTheFormatItselfSaysNothing() throws IOException {
		Reading.Good reading = good("modules-only.xml");
		assertThat(reading.title()).isEqualTo("Example modules");
		assertThat(reading.entries()).extracting(Entry::title).containsExactly("Notice 1", "Notice 2");
		assertThat(reading.entries()).extracting(Entry::html)
			.containsExactly("Text of notice 1.", "Text <b>of</b> notice 2.");
		assertThat(reading.entries().get(0).labels()).containsExactly("Outage");
		assertThat(reading.entries().get(0).published()).isEqualTo("2026-11-03T08:00:00Z");
	}

	@Test
	void undeclaredPrefixesLoseNothing() throws IOException {
		Reading.Good reading = good("undeclared-prefixes.xml");
		assertThat(reading.warnings()).hasSize(1);
		assertThat(reading.entries().get(0).html()).isEqualTo("<p>Whole text.</p>");
	}

	@Test
	void namesCountInAnyCase() throws IOException {
		Entry entry = good("odd-case.xml").entries().get(0);
		assertThat(entry.key()).isEqualTo("c-1");
		assertThat(entry.published()).isEqualTo("2026-11-03T08:00:00Z");
		assertThat(PlainText.of(entry.html())).isEqualTo("Before and after");
	}

	@Test
	void readsItemsOfJsonFeed() throws IOException {
		List<Entry> entries = good("json-feed.json").entries();
		assertThat(entries.get(0).key()).isEqualTo("7");
		assertThat(entries.get(0).url()).isEqualTo("https://feeds.example.org/n/7");
		assertThat(entries.get(0).labels()).containsExactly("security");
		assertThat(entries.get(1).title()).isEqualTo("Eight is <plain>. Second part.");
		assertThat(entries.get(1).html()).isEqualTo("<p>Eight is &lt;plain&gt;.</p><p>Second part.</p>");
		assertThat(entries.get(1).updated()).isNull();
	}

	@Test
	void readsRdf() throws IOException {
		Entry entry = good("rss-1.0.xml").entries().get(0);
		assertThat(entry.key()).isEqualTo("https://rdf.example.org/1");
		assertThat(entry.published()).isEqualTo("2026-11-03T08:00:00Z");
		assertThat(entry.labels()).containsExactly("Outage");
	}

	@Test
	void resolvesLinksByXmlBase() throws IOException {
		assertThat(good("atom-xml-base.xml").entries().get(0).url()).isEqualTo("https://base.example.org/status/n/1");
	}

	@Test
	void anIdThatIsAnAddressIsTheLinkWhereThereIsNoOther() throws IOException {
		assertThat(good("atom-id-is-link.xml").entries().get(0).url()).isEqualTo("https://example.org/page#3668");
	}

	@Test
	void keepsOnlyLinksOfTheWeb() throws IOException {
		assertThat(good("links-odd.xml").entries()).extracting(Entry::url)
			.containsExactly(null, null, "https://feeds.example.org/n/3");
	}

	@Test
	void mendsAmpersandsAndEntities() throws IOException {
		Reading.Good reading = good("bare-ampersand.xml");
		assertThat(reading.entries().get(0).title()).isEqualTo("Mail & Calendar");
		assertThat(reading.entries().get(1).html()).isEqualTo("A\u00a0blank © AT&T.");
		assertThat(reading.warnings()).hasSize(1);
	}

	@Test
	void tellsItemsApartByLinkWhereThereIsNoGuid() throws IOException {
		assertThat(good("no-guids.xml").entries()).extracting(Entry::key)
			.containsExactly("https://status.example.org/n/1", "https://status.example.org/n/2",
					"https://status.example.org/n/3");
	}

	@ParameterizedTest
	@CsvSource({ "no-guids-no-links.xml, 3", "one-guid-for-all.xml, 4", "guids-case-and-blank.xml, 4" })
	void tellsItemsApartByWhatTheySay(String file, int keys) throws IOException {
		List<String> first = good(file).entries().stream().map(Entry::key).toList();
		assertThat(first).doesNotHaveDuplicates().hasSize(keys);
		assertThat(good(file).entries()).extracting(Entry::key).isEqualTo(first);
	}

	@Test
	void fallsBackToLinksWhenAllShareOneGuid() throws IOException {
		Reading.Good reading = good("one-guid-other-links.xml");
		assertThat(reading.entries()).extracting(Entry::key).contains("https://status.example.org/n/3");
		assertThat(reading.warnings()).anySatisfy((warning) -> assertThat(warning).contains("share one id"));
	}

	@Test
	void whatIsSaidTwiceHasOneKey() throws IOException {
		assertThat(good("said-twice.xml").entries()).extracting(Entry::key).containsOnly("n-1");
	}

	@Test
	void hashesKeysThatAreTooLong() throws IOException {
		assertThat(good("guid-very-long.xml").entries().get(0).key()).startsWith("sha256:").hasSize(71);
	}

	@Test
	void schemeAndTrackingAreNoPartOfAnIdentity() throws IOException {
		Entry entry = good("guid-tracking.xml").entries().get(0);
		assertThat(entry.key()).isEqualTo("https://status.example.org/n/1?id=5");
		assertThat(entry.url()).isEqualTo("http://status.example.org/n/1?utm_source=rss&id=5");
	}

	@Test
	void takesTheTitleFromTheTextWhereThereIsNone() throws IOException {
		assertThat(good("no-titles.xml").entries()).extracting(Entry::title)
			.containsExactly("Text of notice 1.", "Text of notice 2.");
	}

	@Test
	void titlesLoseTheirMarkupButNotTheirWords() throws IOException {
		assertThat(good("titles-with-markup.xml").entries()).extracting(Entry::title)
			.containsExactly("Now & then", "Use List<String>");
	}

	@Test
	void saysThatDatesWereLeftOut() throws IOException {
		Reading.Good reading = good("odd-dates.xml");
		assertThat(reading.entries()).extracting(Entry::published).containsOnlyNulls();
		assertThat(reading.warnings()).containsExactly("2 dates could not be read beyond doubt and were left out.");
	}

	@Test
	void deepNestingIsRefusedAndNotSuffered() {
		String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
		byte[] feed = ("<rss version=\"2.0\"><channel><item><description>" + deep
				+ "</description></item></channel></rss>")
			.getBytes(StandardCharsets.UTF_8);
		assertThat(read(feed, null)).isInstanceOfSatisfying(Reading.Unreadable.class,
				(unreadable) -> assertThat(unreadable.failure()).isEqualTo(Failure.LIMIT_EXCEEDED));
		byte[] json = "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);
		assertThat(read(json, null)).isInstanceOfSatisfying(Reading.Unreadable.class,
				(unreadable) -> assertThat(unreadable.failure()).isEqualTo(Failure.PARSE_ERROR));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "UTF-8, UTF-8, -", "UTF-8, -, -", "UTF-8, UTF-8, text/xml",
					"UTF-8, UTF-8, text/xml; charset=ISO-8859-1", "UTF-16LE, UTF-16, -", "UTF-16BE, UTF-16, -",
					"ISO-8859-1, ISO-8859-1, -", "windows-1252, -, application/rss+xml; charset=windows-1252",
					"windows-1252, UTF-8, -", "windows-1252, -, -",
					"windows-1250, -, text/xml; charset=\"windows-1250\"", "UTF-8, x-unheard-of, -" })
	void readsEveryEncoding(String bytes, @Nullable String declared, @Nullable String type) {
		assertThat(read(encoded(bytes, declared), type)).isInstanceOfSatisfying(Reading.Good.class,
				(good) -> assertThat(good.entries().get(0).title()).isEqualTo("Größe der Änderung"));
	}

	@Test
	void anUnknownEncodingIsNotGuessed() {
		assertThat(read(encoded("windows-1252", "x-unheard-of"), null)).isInstanceOfSatisfying(Reading.Unreadable.class,
				(unreadable) -> assertThat(unreadable.failure()).isEqualTo(Failure.BAD_ENCODING));
	}

	private static byte[] encoded(String charset, @Nullable String declared) {
		UnaryOperator<String> declaration = (name) -> "<?xml version=\"1.0\" encoding=\"" + name + "\"?>";
		String text = ((declared != null) ? declaration.apply(declared) : "")
				+ "<rss version=\"2.0\"><channel><item><title>Größe der Änderung</title></item></channel></rss>";
		return (charset.startsWith("UTF-16") ? "\uFEFF" + text : text).getBytes(Charset.forName(charset));
	}

}
