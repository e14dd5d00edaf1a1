package org.runstate.audience;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses links, by network. A link that is ours always works: nobody
 * can keep an office from its mail by guessing, and 128 bits are not guessed.
 */
@Component
public class Guesses {

	/** How many wrong links a network may open within a time. */
	public static final int ALLOWED = 30;

	/** That time. */
	public static final Duration WITHIN = Duration.ofMinutes(15);

	private final Cache<String, AtomicInteger> wrong;

	Guesses(Clock clock) {
		this.wrong = Caffeine.newBuilder()
			.maximumSize(100_000)
			.expireAfterWrite(WITHIN)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
	}

	/**
	 * Counts a wrong link.
	 * @param client the network address of whoever opened it
	 * @return whether there were too many
	 */
	public boolean tooMany(String client) {
		return this.wrong.get(Networks.of(client), (network) -> new AtomicInteger()).incrementAndGet() > ALLOWED;
	}

}
