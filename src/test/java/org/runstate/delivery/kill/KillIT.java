package org.runstate.delivery.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One of two workers that send is killed with signal 9 at a named point. Without settings
 * ten points are met once with 100 messages; with {@code mvn -Pkill verify} two hundred
 * times at random with 500. The figures are left in {@code target/kill}.
 */
class KillIT {

	private static final Logger log = LoggerFactory.getLogger(KillIT.class);

	private static final int MESSAGES = Integer.getInteger("runstate.kill.messages", 100);

	private static final int CONNECTIONS = Integer.getInteger("runstate.kill.connections", 3);

	@Test
	void losesNothingWhereverAWorkerIsKilled() throws Exception {
		long seed = Long.getLong("runstate.kill.seed", new Random().nextLong());
		int repetitions = Integer.getInteger("runstate.kill.repetitions", 10);
		KillTable table = new KillTable();
		try (Arena arena = new Arena(CONNECTIONS)) {
			Killing killing = new Killing(arena, MESSAGES, new Random(seed));
			assertThat(killing.undisturbed().account()).isEqualTo(new Account(MESSAGES, 0, 0, 0, 0));
			for (Point point : points(repetitions, new Random(seed))) {
				Killing.Result result = killing.anywhere(point);
				table.add(result);
				log.info("worker killed seed={} {}", seed, result);
			}
		}
		finally {
			Files.writeString(Path.of("target", "kill", "table.md"), "seed " + seed + "\n\n" + table);
		}
		assertThat(table.all()).allSatisfy((result) -> {
			assertThat(result.reached()).as("reached %s", result).isTrue();
			assertThat(result.account().lost()).as("lost %s", result).isZero();
			assertThat(result.account().strange()).as("strange %s", result).isZero();
			assertThat(result.account().differing()).as("differing %s", result).isZero();
			assertThat(result.account().duplicates()).as("duplicates %s", result).isLessThanOrEqualTo(CONNECTIONS);
		});
	}

	/** Each point equally often, in any order. */
	private static List<Point> points(int repetitions, Random random) {
		List<Point> points = new ArrayList<>();
		while (points.size() < repetitions) {
			points.addAll(Arrays.asList(Point.values()));
		}
		List<Point> some = points.subList(0, repetitions);
		Collections.shuffle(some, random);
		return some;
	}

}
