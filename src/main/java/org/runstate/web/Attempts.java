package org.runstate.web;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.runstate.audience.Networks;

import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses. Counted by what is guessed and by network, so that nobody
 * can lock somebody else out from elsewhere.
 */
@Component
class Attempts {

	static final int ALLOWED = 10;

	static final Duration WITHIN = Duration.ofMinutes(15);

	private final Cache<String, AtomicInteger> wrong;

	Attempts(Clock clock) {
		// The count is changed in place: what is written once ends after WITHIN.
		this.wrong = Caffeine.newBuilder()
			.maximumSize(100_000)
			.expireAfterWrite(WITHIN)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
	}

	/**
	 * Takes one of the attempts that are left. It is taken before the answer is known, so
	 * that many at once are not more than one after the other.
	 * @param subject what is guessed, such as an address
	 * @param client the network address of whoever guesses
	 * @return false when none is left
	 */
	boolean take(String subject, String client) {
		return this.wrong.get(key(subject, client), (key) -> new AtomicInteger()).incrementAndGet() <= ALLOWED;
	}

	/** The attempt was right: all are given back. */
	void forget(String subject, String client) {
		this.wrong.invalidate(key(subject, client));
	}

	private static String key(String subject, String client) {
		return Networks.of(client) + " " + subject;
	}

}
