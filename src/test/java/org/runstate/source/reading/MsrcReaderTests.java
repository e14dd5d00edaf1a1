package org.runstate.source.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class MsrcReaderTests {

	private final MsrcReader reader = new MsrcReader();

	@Test
	void isOneNoticeForEachMonth() {
		List<Entry> entries = Fixture.entries(this.reader, "msrc-updates.json");
		assertThat(entries).extracting(Entry::key).containsExactly("2026-Aug", "2026-Sep");
		assertThat(entries.get(1)).satisfies((entry) -> {
			assertThat(entry.title()).isEqualTo("September 2026 Security Updates");
			assertThat(entry.url()).isEqualTo("https://msrc.microsoft.com/update-guide/releaseNote/2026-Sep");
			assertThat(entry.labels()).containsExactly("category:security");
			assertThat(entry.published()).isEqualTo("2026-09-08T07:00:00Z");
			assertThat(entry.updated()).isEqualTo("2026-09-25T07:00:00Z");
		});
	}

	@Test
	void theDocumentOfAMonthComesToCountsAndTheWorst() {
		assertThat(Fixture.entries(this.reader, "msrc-month.json")).singleElement().satisfies((entry) -> {
			assertThat(entry.key()).isEqualTo("2026-Sep");
			assertThat(entry.title()).isEqualTo("September 2026 Security Updates");
			assertThat(entry.published()).isEqualTo("2026-09-08T07:00:00Z");
			assertThat(entry.labels()).containsExactly("category:security", "exploited");
			assertThat(Fixture.said(entry)).isEqualTo(
					"""
							3 CVEs: 1 critical, 2 important.
							Actively exploited:
							CVE-2026-90021 Contoso Kernel Elevation of Privilege Vulnerability (Important, Elevation of Privilege, CVSS 7.8)
							Publicly disclosed:
							CVE-2026-90021 Contoso Kernel Elevation of Privilege Vulnerability (Important, Elevation of Privilege, CVSS 7.8)
							Most severe:
							CVE-2026-90022 Contoso Mail Remote Code Execution Vulnerability (Critical, Remote Code Execution, CVSS 9.8)""");
		});
	}

	@Test
	void aLongMonthStaysShort() {
		List<String> cves = new ArrayList<>();
		IntStream.range(0, 900)
			.forEach((i) -> cves
				.add("""
						{"CVE": "CVE-2026-%05d", "Title": {"Value": "T"}, "Threats": [{"Type": 3, "Description": {"Value": "Critical"}}]}
						"""
					.formatted(i)));
		String month = "{\"DocumentTitle\": {\"Value\": \"M\"}, \"DocumentTracking\": {\"Identification\": {\"ID\": {\"Value\": \"2026-Oct\"}}}, \"Vulnerability\": ["
				+ String.join(",", cves) + "]}";
		Reading.Good reading = (Reading.Good) Fixture.reading(this.reader, month, Map.of(), null);
		assertThat(Fixture.said(reading.entries().get(0)).lines()).hasSize(22).endsWith("and 881 more");
	}

	@Test
	void asksForJson() {
		assertThat(this.reader.requests(Asked.of("https://msrc.example.com/cvrf/v3.0/updates"))).singleElement()
			.satisfies((request) -> assertThat(request.headers()).containsEntry("Accept", "application/json"));
	}

	@Test
	void anErrorIsNoEmptyList() {
		assertThat(Fixture.failure(this.reader, "{\"message\": \"gone\"}")).isEqualTo(Failure.PROTOCOL_ERROR);
	}

}
