package org.runstate.source.reading;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class EndOfLifeReaderTests {

	private static final Map<String, Object> PRODUCT = Map.of("product", "Fabrikam OS");

	private final EndOfLifeReader reader = new EndOfLifeReader();

	@ParameterizedTest
	@ValueSource(strings = { "endoflife-v1.json", "endoflife-legacy.json", "endoflife.md" })
	void isOneNoticeForEachCycleInEachForm(String file) {
		List<Entry> entries = Fixture.good(this.reader, file, PRODUCT).entries();
		assertThat(entries).extracting(Entry::key).containsExactly("9", "8", "7");
		assertThat(entries).extracting(Entry::title)
			.satisfies((titles) -> assertThat(titles.get(0)).startsWith("Fabrikam OS 9")
				.endsWith(": support until 2030-03-31"))
			.contains("Fabrikam OS 8: no end of support announced", "Fabrikam OS 7: support has ended");
		assertThat(entries).extracting(Entry::labels)
			.containsExactly(List.of("category:retirement", "actBy:2030-03-31"), List.of("category:update"),
					List.of("category:retirement"));
		assertThat(entries.get(0).published()).isEqualTo("2026-03-01T00:00:00Z");
		assertThat(Fixture.said(entries.get(0))).startsWith("""
				Released: 2026-03-01
				Active support: until 2027-03-01
				Support: until 2030-03-31
				This is a long-term support release.""");
		assertThat(Fixture.said(entries.get(2))).contains("Support: has ended");
	}

	@ParameterizedTest
	@ValueSource(strings = { "endoflife-v1.json", "endoflife-legacy.json", "endoflife.md" })
	void aPatchReleaseSaysNothingAboutSupport(String file) {
		String patched = Fixture.text(file)
			.replace("9.4", "9.5")
			.replace("8.11", "8.12")
			.replace("2026-09-01", "2026-10-01");
		assertThat(Fixture.reading(this.reader, patched, PRODUCT, Fixture.ADDRESS))
			.isEqualTo(Fixture.good(this.reader, file, PRODUCT));
	}

	@Test
	void thatADayHasPassedIsNoRevision() {
		String passed = Fixture.text("endoflife-v1.json")
			.replace("\"isEol\": false, \"eolFrom\": \"2030", "\"isEol\": true, \"eolFrom\": \"2030");
		assertThat(passed).isNotEqualTo(Fixture.text("endoflife-v1.json"));
		assertThat(Fixture.reading(this.reader, passed, Map.of(), Fixture.ADDRESS))
			.isEqualTo(Fixture.good(this.reader, "endoflife-v1.json"));
	}

	@Test
	void theNameOfTheProductComesFromTheDocumentOrTheAddress() {
		assertThat(Fixture.entries(this.reader, "endoflife.md").get(0)).satisfies((entry) -> {
			assertThat(entry.title()).startsWith("Fabrikam OS 9 (Oak)");
			assertThat(entry.url()).isEqualTo("https://endoflife.date/fabrikam-os");
			assertThat(entry.html()).contains("href=\"https://fabrikam.example/notes/9\"");
		});
		assertThat(Fixture.entries(this.reader, "endoflife.md").get(1).html()).doesNotContain("href");
		Reading.Good legacy = (Reading.Good) Fixture.reading(this.reader, Fixture.text("endoflife-legacy.json"),
				Map.of(), "https://endoflife.date/api/fabrikam-os.json");
		assertThat(legacy.entries().get(0).title()).startsWith("fabrikam-os 9:");
		assertThat(legacy.entries().get(0).url()).isEqualTo("https://endoflife.date/fabrikam-os");
	}

	@Test
	void saysWhatIsWrong() {
		assertThat(Fixture.failure(this.reader, "---\ntitle: x\nreleases:\n")).isEqualTo(Failure.TRUNCATED_BODY);
		assertThat(Fixture.failure(this.reader, "---\ntitle: [\n---\n")).isEqualTo(Failure.PARSE_ERROR);
		assertThat(Fixture.failure(this.reader, "---\ntitle: x\n---\n")).isEqualTo(Failure.PROTOCOL_ERROR);
		assertThat(Fixture.failure(this.reader, "{\"message\": \"x\"}")).isEqualTo(Failure.PROTOCOL_ERROR);
		assertThat(Fixture.failure(this.reader, "[{\"a\": 1}]")).isEqualTo(Failure.PROTOCOL_ERROR);
	}

}
