package org.runstate.source.reading;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class AppleReadersTests {

	private final SofaReader sofa = new SofaReader();

	private final GdmfReader gdmf = new GdmfReader();

	@Test
	void sofaIsOneNoticeForEachSecurityRelease() {
		Reading.Good reading = Fixture.good(this.sofa, "sofa.json");
		assertThat(reading.entries()).extracting(Entry::key).containsExactly("macOS/30.1", "macOS/30.0", "macOS/29.4");
		assertThat(reading.warnings()).hasSize(1);
		assertThat(reading.entries().get(0)).satisfies((entry) -> {
			assertThat(entry.title()).isEqualTo("macOS Quarry 30.1");
			assertThat(entry.url()).isEqualTo("https://support.example.com/30-1");
			assertThat(entry.labels()).containsExactly("category:security", "release:OS", "exploited");
			assertThat(entry.platforms()).containsExactly("macos");
			assertThat(entry.published()).isEqualTo("2026-09-20T00:00:00Z");
			assertThat(Fixture.said(entry)).isEqualTo("""
					It fixes 2 vulnerabilities.
					Actively exploited: CVE-2026-90011
					CVEs: CVE-2026-90011, CVE-2026-90012""");
		});
	}

	@Test
	void aReleaseWithoutVulnerabilitiesIsAnUpdateAndHasAPageNevertheless() {
		Entry entry = Fixture.entries(this.sofa, "sofa.json").get(1);
		assertThat(entry.labels()).containsExactly("category:update", "release:OS");
		assertThat(entry.url()).isEqualTo("https://support.apple.com/en-us/100100");
		assertThat(Fixture.said(entry)).isEqualTo("It has no published CVE entries.");
	}

	@Test
	void countersAndDevicesOfSofaAreNoNews() {
		String later = Fixture.text("sofa.json")
			.replace("\"0000\"", "\"1111\"")
			.replace(": 12}", ": 13}")
			.replace("[\"J1\", \"J2\"]", "[\"J2\"]");
		assertThat(Fixture.reading(this.sofa, later, Map.of(), Fixture.ADDRESS))
			.isEqualTo(Fixture.good(this.sofa, "sofa.json"));
	}

	@Test
	void gdmfIsOneNoticeForEachPlatformVersionAndBuild() {
		Reading.Good reading = Fixture.good(this.gdmf, "gdmf.json");
		assertThat(reading.entries()).extracting(Entry::key)
			.containsExactly("iOS/30.1/30B20", "iOS/30.1/30B21", "macOS/30.1/30B10", "macOS/30.1 (a)/30B10a");
		assertThat(reading.entries()).extracting(Entry::title)
			.containsExactly("iOS and iPadOS 30.1 (30B20)", "watchOS 30.1 (30B21)", "macOS 30.1 (30B10)",
					"macOS 30.1 (a) (30B10a)");
		assertThat(reading.entries()).extracting(Entry::platforms)
			.containsExactly(List.of("ios"), List.of("watchos"), List.of("macos"), List.of("macos"));
		assertThat(reading.entries()).extracting(Entry::labels)
			.containsExactly(List.of("category:update"), List.of("category:update"), List.of("category:update"),
					List.of("category:security"));
		assertThat(reading.entries()).allSatisfy((entry) -> assertThat(entry.url()).isNotBlank());
		assertThat(reading.warnings()).hasSize(1);
	}

	@Test
	void theFirstDayCountsWhereAVersionIsListedTwice() {
		assertThat(Fixture.entries(this.gdmf, "gdmf.json").get(2).published()).isEqualTo("2026-09-20T00:00:00Z");
	}

	@Test
	void thatAnOfferIsProlongedIsNoNews() {
		String later = Fixture.text("gdmf.json").replace("2026-12-", "2027-01-");
		assertThat(Fixture.reading(this.gdmf, later, Map.of(), Fixture.ADDRESS))
			.isEqualTo(Fixture.good(this.gdmf, "gdmf.json"));
	}

	@Test
	void otherJsonIsRefused() {
		assertThat(Fixture.failure(this.sofa, "{}")).isEqualTo(Failure.PROTOCOL_ERROR);
		assertThat(Fixture.failure(this.gdmf, "{\"AssetSets\": []}")).isEqualTo(Failure.PROTOCOL_ERROR);
	}

}
