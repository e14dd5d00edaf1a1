package org.runstate.delivery.kill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes on one outbox, and what may happen to them short of death. In full, with
 * {@code mvn -Pkill verify}; otherwise with few messages.
 */
class TwoWorkersIT {

	private static final Logger log = LoggerFactory.getLogger(TwoWorkersIT.class);

	private static final boolean WHOLE = Boolean.getBoolean("runstate.kill.whole");

	private static final int SECONDS = 300;

	@Test
	void sendNothingTwiceOverTenConnectionsEach() throws Exception {
		int messages = WHOLE ? 5000 : 300;
		try (Arena arena = new Arena(10)) {
			WorkerProcess[] workers = pair(arena, messages);
			long began = System.nanoTime();
			goOnUntil(arena::isAllEnded, workers);
			log.info("two workers ended messages={} millis={} {}", messages,
					TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), arena.account());
			assertThat(arena.account()).isEqualTo(new Account(messages, 0, 0, 0, 0));
		}
	}

	@Test
	void pauseAndGoOnWithoutGapOrDouble() throws Exception {
		int messages = WHOLE ? 2000 : 200;
		int pauses = WHOLE ? 50 : 8;
		try (Arena arena = new Arena(3)) {
			WorkerProcess[] workers = pair(arena, messages);
			for (int i = 1; i <= pauses; i++) {
				int some = messages * i / (pauses + 5);
				goOnUntil(() -> arena.mail().accepted().size() >= some, workers);
				for (WorkerProcess worker : workers) {
					worker.pause();
					worker.awaitEnd(SECONDS);
				}
			}
			assertThat(arena.isAllEnded()).as("paused to the end").isFalse();
			goOnUntil(arena::isAllEnded, workers);
			log.info("paused and ended times={} {}", pauses, arena.account());
			assertThat(arena.account()).isEqualTo(new Account(messages, 0, 0, 0, 0));
		}
	}

	@Test
	void sendNothingTwiceWhenStoppedInOrder() throws Exception {
		int messages = WHOLE ? 1000 : 150;
		try (Arena arena = new Arena(3)) {
			WorkerProcess[] workers = pair(arena, messages);
			for (int i = 1; i <= (WHOLE ? 5 : 1); i++) {
				int some = messages * i / 8;
				goOnUntil(() -> arena.mail().accepted().size() >= some, workers);
				assertThat(workers[0].stop(30)).as("stopped within half a minute").isTrue();
				workers = new WorkerProcess[] { workers[1], arena.worker() };
			}
			goOnUntil(arena::isAllEnded, workers);
			log.info("stopped and ended {}", arena.account());
			assertThat(arena.account()).isEqualTo(new Account(messages, 0, 0, 0, 0));
		}
	}

	/**
	 * The lease of a frozen worker ends after 15 s. It holds 20 messages then and sends
	 * none of them when it wakes, as they have gone to the other.
	 */
	@Test
	@EnabledIfSystemProperty(named = "runstate.kill.whole", matches = "true")
	void aFrozenWorkerNoticesThatItsClaimIsGone() throws Exception {
		try (Arena arena = new Arena(3)) {
			WorkerProcess[] workers = pair(arena, 200);
			workers[0].watch(Point.CLAIMED, 1);
			workers[0].go();
			assertThat(workers[0].heard(20_000)).isEqualTo("at CLAIMED");
			workers[0].signal("STOP");
			goOnUntil(arena::isAllEnded, workers[1]);
			workers[0].signal("CONT");
			assertThat(workers[0].heard(5_000)).as("held at the point still").isNull();
			assertThat(arena.account()).isEqualTo(new Account(200, 0, 0, 0, 0));
		}
	}

	/** Frozen in the middle of everything, it may double what it was sending. */
	@Test
	@EnabledIfSystemProperty(named = "runstate.kill.whole", matches = "true")
	void aWorkerFrozenWhileItSendsDoublesOneAConnectionAtMost() throws Exception {
		int connections = 3;
		try (Arena arena = new Arena(connections)) {
			WorkerProcess[] workers = pair(arena, 400);
			goOnUntil(() -> arena.mail().accepted().size() > 60, workers);
			workers[0].signal("STOP");
			goOnUntil(arena::isAllEnded, workers[1]);
			workers[0].signal("CONT");
			workers[0].awaitEnd(SECONDS);
			Account account = arena.account();
			log.info("frozen and ended {}", account);
			assertThat(account.duplicates()).isLessThanOrEqualTo(connections);
			assertThat(account).isEqualTo(new Account(400, 0, account.duplicates(), 0, 0));
		}
	}

	@Test
	void goOnWithinAMinuteWhenTheDatabaseIsBack() throws Exception {
		int messages = WHOLE ? 1300 : 200;
		int cuts = WHOLE ? 12 : 2;
		int connections = 3;
		try (Arena arena = new Arena(connections);
				Cable cable = new Cable(Integer.parseInt(arena.databaseUrl().replaceAll(".*:(\\d+)/.*", "$1")))) {
			arena.with("SPRING_DATASOURCE_URL", arena.databaseUrl().replaceAll(":\\d+/", ":" + cable.port() + "/"));
			WorkerProcess[] workers = pair(arena, messages);
			for (int i = 1; i <= cuts; i++) {
				int some = messages * i / (cuts + 1);
				goOnUntil(() -> arena.mail().accepted().size() >= some, workers);
				cable.cut();
				long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
				goOnUntil(() -> System.nanoTime() > until, workers);
				cable.mend();
				int before = arena.mail().accepted().size();
				long back = System.nanoTime();
				goOnUntil(() -> arena.mail().accepted().size() > before || arena.isAllEnded(), workers);
				assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofMinutes(1));
			}
			goOnUntil(arena::isAllEnded, workers);
			Account account = arena.account();
			log.info("cut off and ended times={} {}", cuts, account);
			assertThat(account.duplicates()).isLessThanOrEqualTo(cuts * connections * workers.length);
			assertThat(account).isEqualTo(new Account(messages, 0, account.duplicates(), 0, 0));
		}
	}

	private static WorkerProcess[] pair(Arena arena, int messages) throws Exception {
		arena.prepare(2);
		arena.plan(messages);
		return new WorkerProcess[] { arena.worker(), arena.worker() };
	}

	/** Lets workers run, and begin again once they have ended, as the clockwork does. */
	private static void goOnUntil(BooleanSupplier enough, WorkerProcess... workers) {
		Awaitility.await().atMost(Duration.ofSeconds(SECONDS)).pollInterval(Duration.ofMillis(20)).until(() -> {
			for (WorkerProcess worker : List.of(workers)) {
				while (worker.isRunning() && worker.heard(1) != null) {
					// what it said is kept by the process
				}
				if (!worker.isRunning() && !enough.getAsBoolean()) {
					worker.go();
				}
			}
			return enough.getAsBoolean();
		});
	}

}
