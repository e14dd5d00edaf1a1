package org.runstate.bounce;

import java.math.BigDecimal;

/**
 * That a message was not delivered, as a report says it.
 *
 * @param hard whether the mailbox does not exist or will never take mail
 * @param status the enhanced code of RFC 3463 or the reply code of RFC 5321, if there is
 * one, such as {@code 5.1.1}
 * @param reason what the other server said, on one line
 */
record Failure(boolean hard, String status, String reason) {

	private static final BigDecimal HARD = BigDecimal.ONE;

	private static final BigDecimal SOFT = new BigDecimal("0.5");

	/**
	 * Tells hard from soft. A full mailbox, a message too large and a refusal for what is
	 * in it say nothing about whether the address exists.
	 */
	static Failure of(String status, String reason) {
		boolean soft = status.startsWith("4") || status.matches("5\\.(2\\.[23]|3\\.4|4\\.\\d+|7\\.\\d+)|552|554");
		return new Failure(!soft, status, reason);
	}

	BigDecimal score() {
		return this.hard ? HARD : SOFT;
	}

}
