package org.runstate.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

	/**
	 * Days without a change of the clocks near them are all alike, so the days around
	 * every change that a zone has are looked at, quarter by quarter of an hour. Zones
	 * with the same changes count once.
	 */
	@Test
	void hasOneDigestForEachLocalDateInEveryZoneUntil2035() {
		Instant from = Instant.parse("2020-01-01T00:00:00Z");
		Instant to = Instant.parse("2036-01-01T00:00:00Z");
		Set<List<ZoneOffsetTransition>> seen = new HashSet<>();
		int days = 0;
		for (String id : ZoneId.getAvailableZoneIds()) {
			ZoneId zone = ZoneId.of(id);
			List<ZoneOffsetTransition> changes = changes(zone, from, to);
			if (!seen.add(changes)) {
				continue;
			}
			for (ZoneOffsetTransition change : changes) {
				LocalDate first = change.getInstant().atZone(zone).toLocalDate().minusDays(2);
				for (int hour : new int[] { 0, 1, 2, 3, 8, 23 }) {
					assertThat(made(zone, hour, first, 5)).as(id + " " + hour + " " + change)
						.isEqualTo(existing(zone, first, 5));
				}
				days += 5;
			}
		}
		assertThat(seen.size()).isGreaterThan(50);
		assertThat(days).isGreaterThan(5000);
	}

	private static List<ZoneOffsetTransition> changes(ZoneId zone, Instant from, Instant to) {
		List<ZoneOffsetTransition> changes = new ArrayList<>();
		ZoneOffsetTransition next = zone.getRules().nextTransition(from);
		while (next != null && next.getInstant().isBefore(to)) {
			changes.add(next);
			next = zone.getRules().nextTransition(next.getInstant());
		}
		return changes;
	}

	private static List<LocalDate> made(ZoneId zone, int hour, LocalDate first, int days) {
		List<LocalDate> made = new ArrayList<>();
		Instant end = first.plusDays(days).atStartOfDay(zone).toInstant();
		for (Instant now = first.atStartOfDay(zone).toInstant(); now
			.isBefore(end); now = now.plus(Duration.ofMinutes(15))) {
			LocalDays.due(now, zone, hour)
				.filter((date) -> made.isEmpty() || made.get(made.size() - 1).isBefore(date))
				.filter((date) -> !date.isBefore(first))
				.ifPresent(made::add);
		}
		return made;
	}

	private static List<LocalDate> existing(ZoneId zone, LocalDate first, int days) {
		return first.datesUntil(first.plusDays(days))
			.filter((date) -> date.atStartOfDay(zone).toLocalDate().equals(date))
			.toList();
	}

	@Test
	void hasNoneForADateThatAZoneLeavesOut() {
		ZoneId apia = ZoneId.of("Pacific/Apia");
		assertThat(LocalDays.due(Instant.parse("2011-12-30T18:00:00Z"), apia, 8)).contains(LocalDate.of(2011, 12, 31));
	}

}
