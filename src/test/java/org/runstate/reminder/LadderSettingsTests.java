package org.runstate.reminder;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LadderSettingsTests {

	static final LadderSettings DEFAULT = with(List.of(-1, 1, 3), 7);

	static LadderSettings with(List<Integer> reminders, int escalation) {
		return new LadderSettings(reminders, escalation, List.of(-2, -1), 1, Duration.ofHours(4), 17,
				EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
	}

	@ParameterizedTest
	@CsvSource({ "false, 0, -2, 0", "false, 0, -1, 1", "false, 1, 0, 1", "false, 1, 1, 2", "false, 2, 6, 3",
			"false, 3, 6, 3", "false, 3, 7, 4", "false, 0, 300, 1", "false, 4, 300, 4", "true, 0, -2, 1",
			"true, 1, -2, 1", "true, 1, -1, 2", "true, 2, 0, 2", "true, 2, 1, 3", "true, 3, 9, 3" })
	void climbsOneRungWhenItsDayHasCome(boolean urgent, int rung, long days, int higher) {
		assertThat(DEFAULT.climbed(urgent, rung, days)).isEqualTo(higher);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-23T08:00, 8, true", "2026-11-23T07:59, 8, false", "2026-11-23T16:59, 8, true",
			"2026-11-23T17:00, 8, false", "2026-11-22T10:00, 8, false", "2026-11-23T16:00, 20, true",
			"2026-11-23T15:00, 20, false", "2026-11-23T00:00, 0, true" })
	void writesInWorkingHoursOnly(String local, int hour, boolean open) {
		ZonedDateTime there = java.time.LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin"));
		assertThat(DEFAULT.isOpen(there, hour)).isEqualTo(open);
	}

	@Test
	void refusesALadderThatDoesNotClimb() {
		assertThatIllegalArgumentException().isThrownBy(() -> with(List.of(1, 1), 7))
			.withMessageContaining("[1, 1, 7]");
	}

}
