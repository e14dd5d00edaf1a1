package org.runstate.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt to send a message ended. Each carries what the server said, or what
 * happened to the line.
 */
sealed interface Outcome {

	String reply();

	/** The server took the message over. */
	record Sent(String reply) implements Outcome {
	}

	/**
	 * The server, or the way to it, asks for patience.
	 *
	 * @param serverDown whether another message would have met the same
	 * @param pause how long the server asks to wait, if it does
	 */
	record TryLater(String reply, boolean serverDown, @Nullable Duration pause) implements Outcome {

		TryLater(String reply, boolean serverDown) {
			this(reply, serverDown, null);
		}

	}

	/** The server will never take this message, or it cannot be written at all. */
	record Refused(String reply) implements Outcome {
	}

	/** The line broke after the whole message was sent: it may have arrived. */
	record Unknown(String reply) implements Outcome {
	}

	/** The message was not sent because it may no longer be ours; nothing is recorded. */
	record Withheld(String reply) implements Outcome {
	}

	/**
	 * The message's state after an attempt.
	 *
	 * @param pause after which to try again, or null when the message has come to its end
	 */
	record Next(String state, @Nullable Duration pause) {
	}

}
