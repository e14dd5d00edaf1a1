package org.runstate.source.fetch;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			120 | 2026-11-22T12:02:00Z
			99999999 | 2026-11-23T12:00:00Z
			Sun, 22 Nov 2026 12:10:00 GMT | 2026-11-22T12:10:00Z
			Sun, 29 Nov 2026 12:10:00 GMT | 2026-11-23T12:00:00Z
			Sun, 22 Nov 2026 11:00:00 GMT | 2026-11-22T12:00:00Z
			""")
	void readsSecondsAndDatesUpToADay(String header, Instant until) {
		assertThat(RetryAfter.parse(header, NOW)).isEqualTo(until);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "soon", "-5", "" })
	void anythingElseNamesNoTime(String header) {
		assertThat(RetryAfter.parse(header, NOW)).isNull();
	}

}
