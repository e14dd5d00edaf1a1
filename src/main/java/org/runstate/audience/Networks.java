package org.runstate.audience;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.springframework.stereotype.Component;

/**
 * From where somebody comes: an address of IPv4, or a /64 of IPv6, of which one household
 * or office has a whole one.
 */
@Component
public class Networks {

	private final LinkTokens tokens;

	Networks(LinkTokens tokens) {
		this.tokens = tokens;
	}

	/** The network of a client by its address, as text. */
	public static String of(String client) {
		try {
			InetAddress address = InetAddress.getByName(client);
			return (address instanceof Inet6Address) ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
					: address.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return client;
		}
	}

	/**
	 * The network of a client in 64 hexadecimal digits that do not tell which it is, but
	 * are the same for the same network.
	 */
	public String hashed(String client) {
		return HexFormat.of().formatHex(this.tokens.keyedHash(of(client).getBytes(StandardCharsets.UTF_8)));
	}

}
