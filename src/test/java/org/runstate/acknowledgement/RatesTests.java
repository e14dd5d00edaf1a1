package org.runstate.acknowledgement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.runstate.audience.Person;
import org.runstate.notice.Revision;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * The rate, told again from the chain of evidence alone.
 */
class RatesTests extends PageScene {

	private static final int HISTORIES = 200;

	@Autowired
	Rates rates;

	private final Random random = new Random(5);

	/** The newest material revision by notice. */
	private final Map<Long, Integer> material = new HashMap<>();

	/** Who was asked of which notice: their standing. */
	private final Map<Long, Map<Long, String>> asked = new HashMap<>();

	@Test
	void isWhatTheEvidenceSaysInTwoHundredHistories() {
		List<Person> people = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			people.add(this.scene.person("P " + i, "admin", (i % 2 == 0) ? "Devices" : "Desk", "viewer"));
		}
		LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2);
		people.subList(0, 2)
			.forEach((one) -> this.jdbc.sql("update person set joined_on = ? where id = ?")
				.params(tomorrow, one.id())
				.update());
		this.asked.put(this.notice.noticeId(), new HashMap<>(Map.of(this.mia.id(), "obliged")));
		for (int i = 0; i < HISTORIES; i++) {
			history(i, people);
		}
		people.subList(10, 12)
			.forEach((one) -> this.jdbc.sql("update person set active = false where id = ?").param(one.id()).update());
		for (Map<Long, String> notice : this.asked.values()) {
			people.subList(0, 2).forEach((one) -> notice.computeIfPresent(one.id(), (id, was) -> "joined"));
			people.subList(10, 12).forEach((one) -> notice.computeIfPresent(one.id(), (id, was) -> "left"));
		}
		Map<Long, Rate> shown = shown();
		int different = 0;
		Rate total = new Rate(0, 0, 0, 0, 0, 0, 0);
		for (long notice : this.asked.keySet()) {
			Rate told = this.rates.of(notice);
			Rate oracle = oracle(notice);
			total = plus(total, oracle);
			different += (oracle.equals(told) && oracle.equals(shown.get(notice))) ? 0 : 1;
		}
		assertThat(different).as("histories of which the rate is another").isZero();
		assertThat(this.rates.total()).isEqualTo(total);
		assertThat(total.joined()).isPositive();
		assertThat(total.leftAcknowledged()).isPositive();
		assertThat(total.acknowledged()).isBetween(1L, total.owed() - 1);
	}

	private void history(int i, List<Person> people) {
		Revision revision = this.scene.said("history-" + i, "Something retires " + i, "Text 1.");
		long notice = revision.noticeId();
		int latest = 1;
		for (int step = 0; step < 12; step++) {
			Person person = people.get(this.random.nextInt(people.size()));
			switch (this.random.nextInt(10)) {
				case 0 -> {
					revision = this.scene.said("history-" + i, "Something retires " + i, "Text " + ++latest + ".");
					boolean asks = this.random.nextBoolean();
					this.jdbc.sql("update impact set material = ? where revision_id = ?")
						.params(asks, revision.id())
						.update();
					if (asks) {
						this.material.put(notice, latest);
					}
				}
				case 1, 2, 3, 4 -> {
					this.obligations
						.open(List.of(new NewObligation(person.id(), notice, latest, this.random.nextBoolean(), DUE)));
					this.asked.computeIfAbsent(notice, (key) -> new HashMap<>()).put(person.id(), "obliged");
				}
				case 5, 6, 7 ->
					this.acknowledgements.record(person.id(), notice, 1 + this.random.nextInt(latest), How.SIGNED_IN);
				default ->
					this.acknowledgements.press(person.id(), notice, latest, "%064x".formatted(this.random.nextInt(3)));
			}
		}
	}

	/** From the chain: the last entry about a revision says whether it counts. */
	private Rate oracle(long notice) {
		Map<List<Long>, String> last = new HashMap<>();
		this.jdbc.sql("select person_id, revision, how from evidence where notice_id = ? order by number")
			.param(notice)
			.query((row) -> {
				last.put(List.of(row.getLong(1), row.getLong(2)), row.getString(3));
			});
		long least = this.material.getOrDefault(notice, 1);
		long[] counts = new long[6];
		this.asked.getOrDefault(notice, Map.of()).forEach((person, standing) -> {
			long from = this.jdbc.sql("select from_revision from obligation where person_id = ? and notice_id = ?")
				.params(person, notice)
				.query(Long.class)
				.single();
			boolean met = last.entrySet()
				.stream()
				.anyMatch((one) -> one.getKey().get(0).equals(person) && one.getKey().get(1) >= Math.max(least, from)
						&& !one.getValue().equals("link-unconfirmed"));
			int group = List.of("obliged", "joined", "left").indexOf(standing) * 2;
			counts[group]++;
			counts[group + 1] += met ? 1 : 0;
		});
		return new Rate(counts[0], counts[1], 0, counts[2], counts[3], counts[4], counts[5]);
	}

	/** By the CSV file, summed over teams. */
	private Map<Long, Rate> shown() {
		Map<Long, Rate> shown = new HashMap<>();
		body(this.mvc.get().uri("/reports?format=csv").with(user(me())).exchange()).lines().skip(1).forEach((line) -> {
			String[] cells = line.split(",", -1);
			Rate rate = new Rate(Long.parseLong(cells[3]), Long.parseLong(cells[4]), Long.parseLong(cells[5]),
					Long.parseLong(cells[7]), Long.parseLong(cells[8]), Long.parseLong(cells[9]),
					Long.parseLong(cells[10]));
			shown.merge(Long.valueOf(cells[0]), rate, RatesTests::plus);
		});
		return shown;
	}

	private static Rate plus(Rate one, Rate other) {
		return new Rate(one.owed() + other.owed(), one.acknowledged() + other.acknowledged(),
				one.overdue() + other.overdue(), one.joined() + other.joined(),
				one.joinedAcknowledged() + other.joinedAcknowledged(), one.left() + other.left(),
				one.leftAcknowledged() + other.leftAcknowledged());
	}

}
