package org.runstate.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocalDaysTests {

	@ParameterizedTest
	@CsvSource({ "2026-11-22T06:59:00Z,Europe/Berlin,8,", "2026-11-22T07:00:00Z,Europe/Berlin,8,2026-11-22",
			"2026-11-22T22:59:00Z,Europe/Berlin,8,2026-11-22", "2026-11-22T23:00:00Z,Europe/Berlin,8,",
			"2026-03-29T01:00:00Z,Europe/Berlin,2,2026-03-29", "2026-03-29T00:59:00Z,Europe/Berlin,2,",
			"2026-10-25T00:00:00Z,Europe/Berlin,2,2026-10-25", "2026-10-25T01:30:00Z,Europe/Berlin,2,2026-10-25",
			"2026-11-22T20:00:00Z,Pacific/Auckland,8,2026-11-23", "2026-11-22T15:00:00Z,America/Los_Angeles,8," })
	void isDueFromTheLocalHourOn(Instant now, String zone, int hour, @Nullable LocalDate expected) {
		assertThat(LocalDays.due(now, ZoneId.of(zone), hour)).isEqualTo(Optional.ofNullable(expected));
	}

	@ParameterizedTest
	@CsvSource({ "Europe/Berlin,2026-01-01,366", "America/New_York,2026-01-01,366",
			"Australia/Lord_Howe,2026-01-01,366", "Africa/Cairo,2026-01-01,366", "Asia/Beirut,2026-01-01,366",
			"America/Nuuk,2023-01-01,800", "Pacific/Apia,2011-12-20,30", "Africa/Casablanca,2026-01-01,366",
			"Antarctica/Troll,2026-01-01,366", "America/Sao_Paulo,2018-01-01,400", "Asia/Kathmandu,2026-01-01,30",
			"Atlantic/Azores,2026-01-01,366" })
	void hasOneDigestForEachLocalDate(String id, LocalDate first, int days) {
		ZoneId zone = ZoneId.of(id);
		for (int hour : new int[] { 0, 1, 2, 8, 23 }) {
			List<LocalDate> made = new ArrayList<>();
			Instant end = first.plusDays(days).atStartOfDay(zone).toInstant();
			LocalDate last = null;
			for (Instant now = first.atStartOfDay(zone).toInstant(); now
				.isBefore(end); now = now.plus(Duration.ofMinutes(30))) {
				LocalDate date = LocalDays.due(now, zone, hour).orElse(null);
				if (date != null && (last == null || last.isBefore(date))) {
					made.add(date);
					last = date;
				}
			}
			List<LocalDate> dates = first.datesUntil(first.plusDays(days))
				.filter((date) -> date.atStartOfDay(zone).toLocalDate().equals(date))
				.toList();
			assertThat(made).as(id + " " + hour).isEqualTo(dates);
		}
	}

	@Test
	void hasNoneForADateThatAZoneLeavesOut() {
		ZoneId apia = ZoneId.of("Pacific/Apia");
		assertThat(LocalDays.due(Instant.parse("2011-12-30T18:00:00Z"), apia, 8)).contains(LocalDate.of(2011, 12, 31));
	}

}
