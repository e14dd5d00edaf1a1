package org.runstate.database;

import java.time.Duration;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Doing something again that is all or nothing.
 */
public final class Again {

	private static final RetryTemplate IN_THE_WAY = new RetryTemplate(RetryPolicy.builder()
		.includes(ConcurrencyFailureException.class)
		.maxRetries(3)
		.delay(Duration.ofMillis(20))
		.jitter(Duration.ofMillis(15))
		.build());

	private Again() {
	}

	/**
	 * Three times more, 5 to 35 ms apart, when another transaction stood in the way; any
	 * other failure is one at once.
	 */
	public static RetryTemplate whenInTheWay() {
		return IN_THE_WAY;
	}

}
