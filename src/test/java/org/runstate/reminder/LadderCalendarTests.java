package org.runstate.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.runstate.audience.Absence;
import org.runstate.audience.Person;
import org.runstate.reminder.LastMails.LastMail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ladder over many generated calendars: zones, hours, absences, delegates, due days,
 * acknowledgements, snoozes and mails that were cancelled.
 */
class LadderCalendarTests {

	private static final int CASES = Integer.getInteger("runstate.calendars", 3000);

	private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata",
			"Pacific/Apia", "Pacific/Pago_Pago", "Australia/Lord_Howe", "Africa/Casablanca", "America/Santiago");

	@Test
	void holdsOverGeneratedCalendars() {
		int mails = 0;
		for (int seed = 0; seed < CASES; seed++) {
			mails += new Calendar(seed).play();
		}
		assertThat(mails).isGreaterThan(CASES);
	}

	/** Two people, of whom one may stand in for the other, and what the first owes. */
	private static final class Calendar {

		private final long seed;

		private final Random random;

		private final LadderSettings ladder = LadderSettingsTests.DEFAULT;

		private final Map<Long, Person> people = new HashMap<>();

		private final List<Absence> absences = new ArrayList<>();

		private final Map<Long, Owed> owed = new HashMap<>();

		private final Map<Long, Instant> acknowledged = new HashMap<>();

		private final Map<String, LastMail> last = new HashMap<>();

		private final Map<String, Set<Long>> cancelled = new HashMap<>();

		private final Set<String> days = new HashSet<>();

		private final Map<Long, Integer> topped = new HashMap<>();

		private int mails;

		Calendar(long seed) {
			this.seed = seed;
			this.random = new Random(seed);
			for (long id = 1; id <= 2; id++) {
				this.people.put(id,
						new Person(id, "p" + id + "@example.org", "Person " + id, Set.of(), Set.of(), Set.of(),
								List.of(), null, null, Locale.ENGLISH,
								ZoneId.of(ZONES.get(this.random.nextInt(ZONES.size()))), this.random.nextInt(24), null,
								true, true));
			}
		}

		int play() {
			LocalDate first = LocalDate.of(2026, 1, 1).plusDays(this.random.nextInt(700));
			for (long id = 1; id <= 2; id++) {
				if (this.random.nextInt(3) == 0) {
					LocalDate from = first.plusDays(this.random.nextInt(20));
					this.absences.add(new Absence(id, id, from, from.plusDays(this.random.nextInt(12)),
							this.random.nextBoolean() ? 3 - id : null));
				}
			}
			Instant begin = first.atStartOfDay(ZoneId.of("UTC")).toInstant();
			for (long id = 1; id <= 1 + this.random.nextInt(5); id++) {
				LocalDate due = first.plusDays(this.random.nextInt(16) - 2L);
				this.owed.put(id,
						new Owed(id, 1, 100 + id, 1, due, 0, this.random.nextInt(4) == 0, this.random.nextInt(5) == 0,
								false, (this.random.nextInt(5) == 0) ? due : null, 1, "Notice " + id, null, null,
								false));
				this.acknowledged.put(id, begin.plus(Duration.ofHours(this.random.nextInt(24 * 45))));
			}
			for (int step = 0; step < 24 * 30; step++) {
				hour(begin.plus(Duration.ofMinutes(step * 60L + this.random.nextInt(60))));
			}
			return this.mails;
		}

		private void hour(Instant now) {
			Map<Long, Absence> away = new HashMap<>();
			this.absences.stream()
				.filter((one) -> one.covers(today(one.personId(), now)))
				.forEach((one) -> away.put(one.personId(), one));
			List<Owed> open = this.owed.values()
				.stream()
				.filter((one) -> Objects.requireNonNull(this.acknowledged.get(one.id())).isAfter(now))
				.toList();
			List<Person> present = Plan.present(List.of(1L, 2L), this.people, away, now, this.ladder);
			Plan.climbs(present, this.people, away, open, this.last, this.cancelled, now, this.ladder)
				.forEach((person, climb) -> {
					if (!climb.said().isEmpty()) {
						check(person, climb, away, now);
						keep(person, climb, today(person.id(), now));
					}
				});
		}

		private void check(Person person, Climb climb, Map<Long, Absence> away, Instant now) {
			ZonedDateTime local = now.atZone(person.zone());
			String what = "seed " + this.seed + ": " + person.email() + " at " + local;
			this.mails++;
			assertThat(this.days.add(person.id() + " " + local.toLocalDate())).as("%s, second mail", what).isTrue();
			assertThat(local.getDayOfWeek().getValue()).as(what).isLessThan(6);
			assertThat(local.getHour()).as(what).isBetween(Math.min(person.hour(), 16), 16);
			assertThat(away).as(what).doesNotContainKey(person.id());
			for (Owed one : climb.said()) {
				assertThat(this.acknowledged.get(one.id())).as("%s, acknowledged", what).isAfter(now);
				assertThat(this.topped.getOrDefault(one.id(), 0)).as("%s, after the last rung", what).isLessThan(1);
				assertThat(one.snoozedUntil() == null || !one.snoozedUntil().isAfter(local.toLocalDate()))
					.as("%s, snoozed", what)
					.isTrue();
				Absence absence = away.get(1L);
				assertThat(person.id()).as(what)
					.isEqualTo((absence == null) ? 1L : (absence.delegateId() != null) ? absence.delegateId() : -1L);
			}
		}

		private void keep(Person person, Climb climb, LocalDate today) {
			LastMail before = this.last.getOrDefault(person.email(), LastMail.none(person.email()));
			climb.moved().forEach((one) -> this.owed.put(one.id(), one));
			String message = person.id() + " " + this.mails;
			boolean cancel = this.random.nextInt(8) == 0;
			this.last.put(person.email(), new LastMail(person.email(), today,
					today.equals(before.lastOn()) ? before.mails() + 1 : 1, message, cancel));
			if (cancel) {
				// it was not sent, so another one may be
				this.days.remove(person.id() + " " + today);
				Set<Long> said = new HashSet<>();
				climb.said().forEach((one) -> said.add(one.id()));
				this.cancelled.put(message, said);
			}
			else {
				climb.said().forEach((one) -> this.cancelled.values().forEach((said) -> said.remove(one.id())));
				climb.said()
					.stream()
					.filter((one) -> one.rung() == this.ladder.rungs(one.urgent()))
					.forEach((one) -> this.topped.merge(one.id(), 1, Integer::sum));
			}
		}

		private LocalDate today(long person, Instant now) {
			return now.atZone(Objects.requireNonNull(this.people.get(person)).zone()).toLocalDate();
		}

	}

}
