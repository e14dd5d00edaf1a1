package org.runstate.source.fetch;

import java.net.UnknownHostException;

/**
 * A name or an address leads to where nothing may be fetched.
 */
public class BlockedAddressException extends UnknownHostException {

	private static final long serialVersionUID = 1L;

	BlockedAddressException(String message) {
		super(message);
	}

}
