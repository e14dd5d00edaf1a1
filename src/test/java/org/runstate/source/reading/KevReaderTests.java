package org.runstate.source.reading;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class KevReaderTests {

	private final KevReader reader = new KevReader();

	@Test
	void isOneNoticeForEachCve() {
		List<Entry> entries = Fixture.entries(this.reader, "kev.json");
		assertThat(entries).extracting(Entry::key).containsExactly("CVE-2026-90001", "CVE-2026-90002");
		assertThat(entries.get(0)).satisfies((entry) -> {
			assertThat(entry.title()).isEqualTo("CVE-2026-90001: Contoso Agent Path Traversal Vulnerability");
			assertThat(entry.url()).isEqualTo("https://nvd.nist.gov/vuln/detail/CVE-2026-90001");
			assertThat(entry.labels()).containsExactly("category:security", "actBy:2026-10-15", "vendor:Contoso",
					"product:Agent", "ransomware:Known");
			assertThat(entry.published()).isEqualTo("2026-09-24T00:00:00Z");
			assertThat(Fixture.said(entry)).isEqualTo("""
					Contoso Agent reads files that it should not.
					Required action: Apply mitigations per vendor instructions.
					Listed by CISA as a known exploited vulnerability since 2026-09-24.
					Due: 2026-10-15
					It is known to be used in ransomware campaigns.
					Affects: Contoso Agent
					Weaknesses: CWE-200, CWE-22
					Notes: https://contoso.example/advisory ; https://nvd.nist.gov/vuln/detail/CVE-2026-90001""");
		});
	}

	@Test
	void aCountThatDoesNotFitMeansThatEntriesAreMissing() {
		String cut = Fixture.text("kev.json").replace("\"count\": 2", "\"count\": 3");
		assertThat(Fixture.failure(this.reader, cut)).isEqualTo(Failure.TRUNCATED_BODY);
	}

	@Test
	void versionAndDayOfTheCatalogueAreNoNews() {
		String later = Fixture.text("kev.json")
			.replace("2026.09.25", "2026.09.26")
			.replace("2026-09-25T", "2026-09-26T");
		assertThat(Fixture.reading(this.reader, later, Map.of(), null))
			.isEqualTo(Fixture.good(this.reader, "kev.json"));
	}

	@Test
	void whatIsNoCatalogueIsSaidToBeNone() {
		assertThat(Fixture.failure(this.reader, "{\"error\": \"busy\"}")).isEqualTo(Failure.PROTOCOL_ERROR);
		assertThat(Fixture.failure(this.reader, "<html></html>")).isEqualTo(Failure.PROTOCOL_ERROR);
		assertThat(Fixture.failure(this.reader, "{\"vulnerabilities\": [")).isEqualTo(Failure.PARSE_ERROR);
		assertThat(Fixture.failure(this.reader, " ")).isEqualTo(Failure.EMPTY_BODY);
		assertThat(Fixture.failure(this.reader, "[".repeat(2000) + "]".repeat(2000))).isEqualTo(Failure.PARSE_ERROR);
	}

}
