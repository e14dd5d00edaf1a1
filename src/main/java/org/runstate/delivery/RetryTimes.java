package org.runstate.delivery;

import java.time.Duration;
import java.time.Instant;

import org.runstate.delivery.Outcome.Next;

/**
 * When a message that did not get through is tried again, after RFC 5321 4.5.4.1: ever
 * more seldom, for four days. What may have arrived is repeated once.
 */
final class RetryTimes {

	private static final int[] MINUTES = { 5, 15, 30, 60, 120, 240 };

	private static final Duration GIVEN_UP_AFTER = Duration.ofDays(4);

	private static final Duration UNKNOWN_AFTER = Duration.ofMinutes(15);

	private static final double JITTER = 0.2;

	private RetryTimes() {
	}

	/**
	 * What becomes of a message after an attempt.
	 * @param message the message as it was claimed
	 * @param outcome how the attempt ended
	 * @param now when it ended
	 * @param random 0 to 1, which spreads the messages that failed together
	 */
	static Next after(Claimed message, Outcome outcome, Instant now, double random) {
		if (outcome instanceof Outcome.Sent) {
			return new Next("sent", null);
		}
		if (outcome instanceof Outcome.Refused) {
			return new Next("refused", null);
		}
		if (outcome instanceof Outcome.Unknown) {
			boolean again = !message.state().equals("unknown");
			return new Next("unknown", again ? UNKNOWN_AFTER : null);
		}
		Duration told = (outcome instanceof Outcome.TryLater later) ? later.pause() : null;
		Duration pause = (told != null) ? told : pause(message.attempts() + 1, random);
		boolean over = now.plus(pause).isAfter(message.plannedAt().plus(GIVEN_UP_AFTER));
		return over ? new Next("expired", null) : new Next("retry", pause);
	}

	/**
	 * The pause after so many attempts. The first ones are exact, the long ones are
	 * spread by a fifth either way.
	 */
	static Duration pause(int attempts, double random) {
		if (attempts <= MINUTES.length) {
			return Duration.ofMinutes(MINUTES[attempts - 1]);
		}
		double factor = 1 - JITTER + 2 * JITTER * random;
		return Duration.ofSeconds(Math.round(MINUTES[MINUTES.length - 1] * 60 * factor));
	}

}
