package org.runstate.source.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the connection itself, so that the address that was checked is the
 * address that is contacted. A name with one forbidden address is refused as a whole.
 */
final class GuardedResolver implements DnsResolver {

	private final DnsResolver names;

	private final AddressGuard guard;

	private final boolean allowedToo;

	/**
	 * A resolver over another one.
	 * @param allowedToo whether the networks that the operator allows may be contacted,
	 * too
	 */
	GuardedResolver(DnsResolver names, AddressGuard guard, boolean allowedToo) {
		this.names = names;
		this.guard = guard;
		this.allowedToo = allowedToo;
	}

	@Override
	public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
		InetAddress[] addresses = this.guard.isAllowed(host, port) ? this.names.resolve(host) : resolve(host);
		return Arrays.stream(addresses).map((address) -> new InetSocketAddress(address, port)).toList();
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = this.names.resolve(host);
		for (InetAddress address : addresses) {
			if (!this.guard.isPublic(address) && !(this.allowedToo && this.guard.isAllowed(address))) {
				throw new BlockedAddressException("%s is at %s, which is not a public address%s.".formatted(host,
						address.getHostAddress(),
						this.allowedToo ? " and not allowed by RUNSTATE_FETCH_ALLOW" : " and was not asked for"));
			}
		}
		return addresses;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

}
