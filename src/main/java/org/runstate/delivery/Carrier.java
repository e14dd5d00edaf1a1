package org.runstate.delivery;

import org.runstate.delivery.SmtpConnection.Gate;

/**
 * Hands messages over to whoever delivers them, one after another. Used by one thread.
 */
interface Carrier extends AutoCloseable {

	/**
	 * Sends a message.
	 * @param gate asked before the message can be taken over
	 */
	Outcome send(Claimed message, Gate gate);

	@Override
	void close();

}
