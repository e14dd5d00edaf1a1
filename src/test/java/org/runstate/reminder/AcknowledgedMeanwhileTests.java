package org.runstate.reminder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.runstate.delivery.Claiming;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Promise A8. More of it: {@code -Drunstate.race.people=1000 -Drunstate.race.runs=20}.
 */
class AcknowledgedMeanwhileTests extends LadderScene {

	private static final int PEOPLE = Integer.getInteger("runstate.race.people", 60);

	private static final int RUNS = Integer.getInteger("runstate.race.runs", 2);

	private static final int NOTICES = 2;

	private final AtomicInteger claimed = new AtomicInteger();

	@Test
	void noReminderLeavesAfterTheAcknowledgement() throws Exception {
		for (long id = 1; id <= PEOPLE; id++) {
			person(id);
		}
		ExecutorService threads = Executors.newFixedThreadPool(6);
		try {
			for (int run = 0; run < RUNS; run++) {
				long first = (long) run * NOTICES + 1;
				notice(first);
				notice(first + 1);
				race(threads, first, first + 1);
				this.now = this.now.plusSeconds(86_400L * ((run % 5 == 4) ? 3 : 1));
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private void race(ExecutorService threads, long first, long second) throws Exception {
		Set<String> given = ConcurrentHashMap.newKeySet();
		List<String> todo = new ArrayList<>();
		for (long id = 1; id <= PEOPLE; id++) {
			owes(id, first, -1);
			owes(id, second, -1);
			todo.add(id + " " + first);
			if (id % 2 == 0) {
				todo.add(id + " " + second);
			}
		}
		Collections.shuffle(todo, new java.util.Random(first));
		Queue<String> queue = new ConcurrentLinkedQueue<>(todo);
		List<Future<?>> all = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			all.add(threads.submit(() -> {
				for (String one = queue.poll(); one != null; one = queue.poll()) {
					String[] parts = one.split(" ", 2);
					acknowledges(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
					given.add(one);
				}
			}));
		}
		Future<Set<String>> late = threads.submit(() -> claimUntil(queue, given));
		int planned = 0;
		while (!queue.isEmpty()) {
			planned += run();
		}
		for (Future<?> each : all) {
			each.get();
		}
		planned += run();
		assertThat(late.get()).as("asked for after it was given").isEmpty();
		assertThat(planned).as("the race was one").isPositive();
		assertThat(this.claimed.get()).as("some left in time").isPositive();
		Claiming delivery = delivery();
		delivery.release();
		assertThat(asked(delivery.claim(10_000))).doesNotContainAnyElementsOf(given);
		this.jdbc.sql("update message set state = 'sent', ended_at = utc_timestamp(6), claimed_by = null").update();
		this.jdbc.sql("update obligation set closed_at = utc_timestamp(6) where closed_at is null").update();
	}

	/** Claims as long as somebody acknowledges; what was given before its claim began. */
	private Set<String> claimUntil(Queue<String> queue, Set<String> given) {
		Claiming delivery = delivery();
		Set<String> late = new HashSet<>();
		while (!queue.isEmpty()) {
			delivery.endWithdrawn();
			Set<String> before = Set.copyOf(given);
			List<String> claimed = delivery.claim(7);
			this.claimed.addAndGet(claimed.size());
			Set<String> asked = asked(claimed);
			asked.retainAll(before);
			late.addAll(asked);
			for (String id : claimed) {
				this.jdbc.sql(
						"update message set state = 'sent', ended_at = utc_timestamp(6), claimed_by = null where id = ?")
					.param(id)
					.update();
			}
		}
		return late;
	}

	private Set<String> asked(List<String> messages) {
		return messages.isEmpty() ? new HashSet<>()
				: new HashSet<>(this.jdbc
					.sql("""
							select concat(o.person_id, ' ', o.notice_id) from ladder_item i join obligation o on o.id = i.obligation_id
							where i.message_id in (:messages)
							""")
					.param("messages", messages)
					.query(String.class)
					.list());
	}

}
