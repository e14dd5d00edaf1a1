package org.runstate.web;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * An address in this application to which somebody may be sent back.
 */
public final class LocalAddress {

	private LocalAddress() {
	}

	/**
	 * The address itself when it is a path of ours, otherwise the first page. Somebody
	 * else's address is never followed, however it is spelled.
	 */
	public static String orHome(@Nullable String address) {
		if (address == null || address.length() > 2000 || !address.startsWith("/") || address.startsWith("//")
				|| address.chars().anyMatch((c) -> c <= ' ' || c == '\\' || c == 0x7f) || address.startsWith("/sign-")
				|| address.startsWith("/error") || address.startsWith("/setup")) {
			return "/";
		}
		return address;
	}

	/** The path of a whole address, which the caller knows to be one of ours. */
	static String pathOf(@Nullable String address) {
		if (address == null) {
			return "/";
		}
		try {
			URI uri = URI.create(address);
			return orHome((uri.getRawQuery() != null) ? uri.getRawPath() + "?" + uri.getRawQuery() : uri.getRawPath());
		}
		catch (IllegalArgumentException ex) {
			return "/";
		}
	}

}
