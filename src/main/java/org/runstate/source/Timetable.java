package org.runstate.source;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to look at a source again.
 */
final class Timetable {

	private static final Duration LONGEST = Duration.ofHours(24);

	private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);

	private Timetable() {
	}

	/**
	 * After a good poll: its interval, give or take a tenth, but no earlier than the
	 * server finds of use, unless the option {@code ignore-max-age} says not to mind.
	 */
	static Instant usual(Source source, Duration freshFor, Instant now) {
		Duration wait = jittered(source.every());
		boolean mind = !source.options().text("ignore-max-age").map(Boolean::parseBoolean).orElse(false);
		return now.plus((mind && freshFor.compareTo(wait) > 0) ? freshFor : wait);
	}

	/**
	 * After a failure: its interval, doubled with each further failure, up to a day.
	 * @param failures how many there were, this one included
	 */
	static Instant afterFailure(Source source, int failures, Instant now) {
		Duration longest = (source.every().compareTo(LONGEST) > 0) ? source.every() : LONGEST;
		Duration wait = source.every().multipliedBy(1L << Math.min(failures - 1, 20));
		return now.plus(jittered((wait.compareTo(longest) > 0) ? longest : wait));
	}

	/** When a server named a time, unless that is no wait at all. */
	static Instant notBefore(Instant until, Source source, int failures, Instant now) {
		return until.isAfter(now.plus(SHORTEST_WAIT)) ? until : afterFailure(source, failures, now);
	}

	private static Duration jittered(Duration wait) {
		long millis = wait.toMillis();
		return Duration
			.ofMillis(Math.max(1, millis + ThreadLocalRandom.current().nextLong(-millis / 10, millis / 10 + 1)));
	}

}
