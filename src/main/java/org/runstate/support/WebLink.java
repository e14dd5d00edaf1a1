package org.runstate.support;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Addresses that people type for others to follow: http and https, and nothing else.
 */
final class WebLink {

	private static final int LONGEST = 2000;

	private WebLink() {
	}

	/**
	 * What was typed, as a link.
	 * @return null for nothing
	 * @throws WrongFieldException if it is no link that a browser may follow
	 */
	static @Nullable String of(String typed) {
		String address = typed.strip();
		if (address.isEmpty()) {
			return null;
		}
		try {
			URI uri = new URI(address);
			String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
			boolean web = scheme.equals("http") || scheme.equals("https");
			if (web && uri.getHost() != null && uri.getUserInfo() == null && address.length() <= LONGEST) {
				return address;
			}
		}
		catch (URISyntaxException ex) {
			throw new WrongFieldException("url", "link", ex);
		}
		throw new WrongFieldException("url", "link");
	}

}
