package org.runstate.source;

import java.net.UnknownHostException;

/**
 * A name or an address leads to where nothing may be fetched.
 */
class BlockedAddressException extends UnknownHostException {

	private static final long serialVersionUID = 1L;

	BlockedAddressException(String message) {
		super(message);
	}

}
