package org.runstate.source;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimetableTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	private final Source hourly = PollQueueTests.source(1, "host");

	@RepeatedTest(20)
	void looksAgainAfterTheIntervalGiveOrTakeATenth() {
		assertThat(Timetable.usual(this.hourly, Duration.ZERO, NOW)).isBetween(NOW.plusSeconds(3240),
				NOW.plusSeconds(3960));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2", "3, 4", "5, 16", "6, 24", "60, 24" })
	void doublesTheWaitUpToADay(int failures, int hours) {
		Duration wait = Duration.between(NOW, Timetable.afterFailure(this.hourly, failures, NOW));
		assertThat(wait).isBetween(Duration.ofMinutes(hours * 54L), Duration.ofMinutes(hours * 66L));
	}

	@Test
	void waitsAsLongAsTheServerSays() {
		Instant until = NOW.plusSeconds(7200);
		assertThat(Timetable.notBefore(until, this.hourly, 1, NOW)).isEqualTo(until);
		assertThat(Timetable.notBefore(NOW, this.hourly, 1, NOW)).isAfter(NOW.plusSeconds(3000));
	}

}
