package org.runstate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.language.Words;

import static org.assertj.core.api.Assertions.assertThat;

class MomentsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Europe/Berlin    | 2026-11-23T05:42:00Z | today, 06:42 CET
			Europe/Berlin    | 2026-11-22T22:59:00Z | yesterday, 23:59 CET
			Europe/Berlin    | 2026-11-22T23:00:00Z | today, 00:00 CET
			Europe/Berlin    | 2026-11-23T23:30:00Z | tomorrow, 00:30 CET
			Europe/Berlin    | 2026-11-20T08:00:00Z | 20 Nov 2026, 09:00 CET
			Europe/Berlin    | 2026-11-25T08:00:00Z | 25 Nov 2026, 09:00 CET
			Asia/Kolkata     | 2026-11-22T20:00:00Z | today, 01:30 IST
			America/New_York | 2026-11-23T04:00:00Z | yesterday, 23:00 EST
			""")
	void saysTheDayByTheClockOfTheReader(String zone, Instant moment, String words) {
		assertThat(moments(zone).words(moment)).isEqualTo(words);
	}

	@Test
	void tellsTheHourThatComesTwiceApart() {
		Moments berlin = moments("Europe/Berlin");
		assertThat(berlin.words(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("25 Oct 2026, 02:30 CEST");
		assertThat(berlin.words(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("25 Oct 2026, 02:30 CET");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-11-23T07:59:30Z | 23 Nov 2026, 08:59 CET (Europe/Berlin), just now
			2026-11-23T07:59:00Z | 23 Nov 2026, 08:59 CET (Europe/Berlin), 1 minute ago
			2026-11-23T10:00:00Z | 23 Nov 2026, 11:00 CET (Europe/Berlin), in 2 hours
			2026-11-20T07:00:00Z | 20 Nov 2026, 08:00 CET (Europe/Berlin), 3 days ago
			""")
	void saysHowFarItIs(Instant moment, String words) {
		assertThat(moments("Europe/Berlin").full(moment)).isEqualTo(words);
	}

	@Test
	void speaksTheLanguageOfTheReader() {
		Moments german = new Moments(new Words(""), () -> ZoneId.of("Europe/Berlin"), () -> Locale.GERMAN,
				Instant.parse("2026-11-23T08:00:00Z"));
		assertThat(german.words(Instant.parse("2026-11-23T07:15:00Z"))).isEqualTo("heute, 08:15 MEZ");
		assertThat(german.words(Instant.parse("2026-12-12T07:15:00Z"))).isEqualTo("12. Dezember 2026, 08:15 MEZ");
		assertThat(german.full(Instant.parse("2026-11-20T07:00:00Z")))
			.isEqualTo("20. November 2026, 08:00 MEZ (Europe/Berlin), vor 3 Tagen");
	}

	private static Moments moments(String zone) {
		return new Moments(new Words(""), () -> ZoneId.of(zone), () -> Locale.ENGLISH,
				Instant.parse("2026-11-23T08:00:00Z"));
	}

}
