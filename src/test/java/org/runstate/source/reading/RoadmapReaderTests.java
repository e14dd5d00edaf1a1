package org.runstate.source.reading;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class RoadmapReaderTests {

	private final RoadmapReader reader = new RoadmapReader();

	@Test
	void readsVersionOne() {
		Reading.Good reading = Fixture.good(this.reader, "roadmap-v1.json");
		assertThat(reading.entries()).extracting(Entry::key).containsExactly("700001", "700002");
		Entry entry = reading.entries().get(0);
		assertThat(entry.title()).isEqualTo("Contoso Board: Sort cards by colour");
		assertThat(entry.url()).isEqualTo("https://www.microsoft.com/microsoft-365/roadmap?id=700001");
		assertThat(entry.labels()).containsExactly("status:In development", "available:July CY2026",
				"preview:May CY2026", "ring:General Availability", "ring:Preview", "cloud:GCC",
				"cloud:Worldwide (Standard Multi-Tenant)", "platform:Refrigerator", "platform:Web", "platform:iOS");
		assertThat(entry.platforms()).containsExactlyInAnyOrder("ios", "web");
		assertThat(entry.services()).containsExactly("Contoso Board");
		assertThat(entry.published()).isEqualTo("2026-02-03T10:00:00.123Z");
		assertThat(entry.updated()).isEqualTo("2026-03-04T11:30:00Z");
		assertThat(Fixture.said(entry)).endsWith("General availability: July CY2026\nPreview: May CY2026");
	}

	@Test
	void bothVersionsSayTheSame() {
		assertThat(Fixture.entries(this.reader, "roadmap-v2.json").get(0))
			.isEqualTo(Fixture.entries(this.reader, "roadmap-v1.json").get(0));
	}

	@Test
	void anItemWithoutNumberIsLeftOutAndSaidSo() {
		assertThat(Fixture.good(this.reader, "roadmap-v1.json").warnings())
			.containsExactly("1 items were left out, because they name nothing to know them by.");
	}

	@Test
	void dateThatIsNoneStaysALabel() {
		assertThat(Fixture.entries(this.reader, "roadmap-v1.json").get(1).labels()).contains("available:Q3 CY2026");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "https://r.example.com/m365, https://r.example.com/m365?$skip=2",
					"https://r.example.com/m365?$top=2, https://r.example.com/m365?$top=2&$skip=2",
					"https://r.example.com/m365?$skip=1&$top=2, -", "-, -" })
	void skipsToTheNextPageAsLongAsSomeAreLeft(@Nullable String address, @Nullable String next) {
		Reading.Good reading = (Reading.Good) Fixture.reading(this.reader, Fixture.text("roadmap-v2.json"), Map.of(),
				address);
		assertThat(reading.next()).isEqualTo(next);
	}

	@Test
	void theLinkToTheNextPageIsTakenAsItStands() {
		String page = Fixture.text("roadmap-v2.json")
			.replaceFirst("\"@odata.count\": 3", "\"@odata.nextLink\": \"https://r.example.com/x?\\$skip=%6Eext\"");
		assertThat(((Reading.Good) Fixture.reading(this.reader, page, Map.of(), Fixture.ADDRESS)).next())
			.isEqualTo("https://r.example.com/x?$skip=%6Eext");
	}

	@Test
	void anErrorIsNoEmptyRoadmap() {
		assertThat(List.of("{\"error\": {\"code\": \"x\"}}", "\"busy\"", "null"))
			.allSatisfy((answer) -> assertThat(Fixture.failure(this.reader, answer)).isEqualTo(Failure.PROTOCOL_ERROR));
	}

}
