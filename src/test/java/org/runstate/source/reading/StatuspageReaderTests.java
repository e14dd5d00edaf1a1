package org.runstate.source.reading;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Request;

import static org.assertj.core.api.Assertions.assertThat;

class StatuspageReaderTests {

	private final StatuspageReader reader = new StatuspageReader();

	@Test
	void theUpdatesOfAnIncidentAreItsContent() {
		Reading.Good reading = Fixture.good(this.reader, "statuspage-incidents.json");
		assertThat(reading.title()).isEqualTo("Contoso Cloud");
		assertThat(reading.entries()).singleElement().satisfies((entry) -> {
			assertThat(entry.key()).isEqualTo("inc1");
			assertThat(entry.title()).isEqualTo("Sign-in is slow");
			assertThat(entry.url()).isEqualTo("https://stspg.example/inc1");
			assertThat(entry.labels()).containsExactly("category:incident", "impact:minor", "status:resolved");
			assertThat(entry.services()).containsExactly("API", "Portal");
			assertThat(entry.published()).isEqualTo("2026-09-26T07:00:00Z");
			assertThat(entry.updated()).isEqualTo("2026-09-26T08:40:00Z");
			assertThat(Fixture.said(entry)).isEqualTo("""
					[investigating] We are looking into <slow> sign-ins.
					[identified] A database is to blame.
					[resolved] This incident has been resolved.""");
		});
		assertThat(reading.warnings()).hasSize(1);
	}

	@Test
	void aMaintenanceSaysWhenItIs() {
		assertThat(Fixture.entries(this.reader, "statuspage-maintenances.json")).singleElement().satisfies((entry) -> {
			assertThat(entry.labels()).containsExactly("category:maintenance", "impact:maintenance",
					"status:scheduled");
			assertThat(Fixture.said(entry)).startsWith(
					"Scheduled from 2026-10-03T01:00:00.000Z until 2026-10-03T03:00:00.000Z.\n[scheduled] The console");
		});
	}

	@Test
	void readsTheSummaryOfBoth() {
		String incidents = Fixture.text("statuspage-incidents.json").strip();
		String maintenances = Fixture.text("statuspage-maintenances.json");
		String summary = incidents.substring(0, incidents.length() - 1) + ", "
				+ maintenances.substring(maintenances.indexOf("\"scheduled_maintenances\""));
		assertThat(((Reading.Good) Fixture.reading(this.reader, summary, Map.of(), null)).entries())
			.extracting(Entry::key)
			.containsExactly("inc1", "mnt1");
	}

	@Test
	void asksAPageForItsFullLists() {
		assertThat(this.reader.requests(Asked.of("https://status.example.com/"))).extracting(Request::url)
			.containsExactly("https://status.example.com/api/v2/incidents.json",
					"https://status.example.com/api/v2/scheduled-maintenances.json");
		assertThat(this.reader.requests(Asked.of("https://status.example.com/api/v2/summary.json")))
			.extracting(Request::url)
			.containsExactly("https://status.example.com/api/v2/summary.json");
	}

	@Test
	void anotherPageOfTheServerIsNoEmptyList() {
		assertThat(Fixture.failure(this.reader, "{\"page\": {\"id\": \"x\"}, \"components\": []}"))
			.isEqualTo(Failure.PROTOCOL_ERROR);
	}

}
