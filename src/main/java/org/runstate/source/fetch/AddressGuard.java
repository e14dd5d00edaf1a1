package org.runstate.source.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;

/**
 * Which addresses may be contacted: those of the public internet, and the networks and
 * servers that the operator allows.
 */
final class AddressGuard {

	/** Networks for special use, after the registries of IANA. */
	private static final List<IPAddress> closed = networks(List.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
			"127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
			"192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
			"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

	/** Nothing else of IPv6 is given out to the public internet. */
	private static final List<IPAddress> global = networks(List.of("2000::/3"));

	/** A host with a port, which no network has. */
	private static final Pattern SERVER = Pattern.compile("([^:/]+|\\[[^]/]+]):\\d{1,5}");

	private final List<IPAddress> allowed;

	private final Set<String> servers;

	AddressGuard(List<String> allow) {
		List<String> all = allow.stream().map((text) -> text.strip().toLowerCase(Locale.ROOT)).toList();
		this.allowed = networks(all.stream().filter((text) -> !SERVER.matcher(text).matches()).toList());
		this.servers = all.stream().filter((text) -> SERVER.matcher(text).matches()).collect(Collectors.toSet());
	}

	boolean isPublic(InetAddress address) {
		IPAddress plain = plain(address);
		return !within(plain, closed) && (plain.isIPv4() || within(plain, global));
	}

	boolean isAllowed(InetAddress address) {
		return within(plain(address), this.allowed);
	}

	/** Whether the operator allows exactly this server, wherever its name leads. */
	boolean isAllowed(String host, int port) {
		return this.servers.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
	}

	/** Without the zone, which says nothing about where the address leads. */
	private static IPAddress plain(InetAddress address) {
		return new IPAddressGenerator().from(address.getAddress());
	}

	private static boolean within(IPAddress address, List<IPAddress> networks) {
		return networks.stream().anyMatch((network) -> network.contains(address));
	}

	private static List<IPAddress> networks(List<String> texts) {
		return texts.stream().map(String::strip).filter((text) -> !text.isEmpty()).map(AddressGuard::network).toList();
	}

	private static IPAddress network(String text) {
		try {
			return new IPAddressString(text).toAddress().toPrefixBlock();
		}
		catch (AddressStringException | IncompatibleAddressException ex) {
			throw new IllegalArgumentException("runstate.fetch.allow: " + text
					+ " is neither a network such as 10.1.2.0/24 nor a server such as 10.1.2.3:8080", ex);
		}
	}

}
