package org.runstate.source.reading;

import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageDateTests {

	private final PageDate dates = new PageDate(ZoneId.of("Europe/Berlin"), null);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "2026-09-25 13:00 PT|2026-09-25T20:00:00Z", "2026-01-25 13:00 PT|2026-01-25T21:00:00Z",
					"2026-09-25|2026-09-24T22:00:00Z", "2026-09-25T13:00:00Z|2026-09-25T13:00:00Z",
					"2026-09-25 13:00|2026-09-25T11:00:00Z", "25 September 2026|2026-09-24T22:00:00Z",
					"Week of September 21, 2026 (Service release 2609)|2026-09-20T22:00:00Z",
					"Last updated: Sept. 3rd, 2026 at 1:05 p.m. EST|2026-09-03T17:05:00Z",
					"3 August 2026, 12:30 AM UTC|2026-08-03T00:30:00Z" })
	void readsDatesAsPagesShowThem(String text, String instant) {
		assertThat(this.dates.parse(text)).isEqualTo(instant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "2026-02-31", "32 May 2026", "September 2026", "Version 12 build 2026",
			"1 Jan 1900", "09/10/2026" })
	void readsNothingElse(String text) {
		assertThat(this.dates.parse(text)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "d/M/yyyy|9/10/2026|2026-10-08T22:00:00Z",
			"d/M/yyyy HH:mm|9/10/2026 10:00|2026-10-09T08:00:00Z" })
	void readsTheFormThatIsGiven(String format, String text, String instant) {
		assertThat(new PageDate(ZoneId.of("Europe/Berlin"), format).parse(text)).isEqualTo(instant);
	}

}
