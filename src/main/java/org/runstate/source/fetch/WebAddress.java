package org.runstate.source.fetch;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Addresses as people and feeds write them, made absolute and plain. Only http and https
 * are addresses here; a host that is a number in disguise, or a user part, is refused.
 */
public final class WebAddress {

	private static final Pattern absolute = Pattern.compile("(https?)://([^/?#]*)(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern broken = Pattern.compile("[\\t\\r\\n]");

	/** Nothing in it has to be encoded. */
	private static final Pattern plain = Pattern.compile("[\\w./?#&=:;,+~!$'()*@-]*");

	private static final Pattern percent = Pattern.compile("%(?![0-9A-Fa-f]{2})");

	private static final Pattern schemed = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

	private static final Pattern authority = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+?)\\.?(?::(\\d{0,5}))?");

	private static final Pattern number = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

	private static final Pattern dotted = Pattern
		.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

	private static final Pattern name = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?");

	/** Ports above 1023 on which other services than web servers listen. */
	private static final Set<Integer> otherServices = Set.of(1433, 1521, 2049, 2375, 2376, 3306, 3389, 5432, 5672, 5900,
			5984, 6379, 8086, 9092, 9200, 9300, 11211, 27017);

	private WebAddress() {
	}

	/**
	 * An absolute address.
	 * @param base what a relative address is relative to
	 * @throws BlockedAddressException with a sentence when it is none that may be used
	 */
	public static URI of(String text, @Nullable URI base) throws BlockedAddressException {
		String address = broken.matcher(text.strip()).replaceAll("");
		if (base != null && address.startsWith("//")) {
			address = base.getScheme() + ":" + address;
		}
		Matcher parts = absolute.matcher(address);
		if (parts.matches()) {
			String scheme = parts.group(1).toLowerCase(Locale.ROOT);
			return URI.create(scheme + "://" + host(parts.group(2)) + encoded(parts.group(3)));
		}
		if (base == null || address.startsWith("//") || schemed.matcher(address).matches()) {
			throw new BlockedAddressException("The address is not an absolute http or https address.");
		}
		return relative(base, encoded(address));
	}

	/** The same, or null for what is no web address. */
	public static @Nullable String link(@Nullable String text, @Nullable URI base) {
		if (text == null || text.isBlank() || text.length() > 8000) {
			return null;
		}
		try {
			return of(text, base).toString();
		}
		catch (BlockedAddressException | IllegalArgumentException ex) {
			return null; // a link that leads nowhere is no link
		}
	}

	/** Whether two addresses have the same scheme, host and port, RFC 6454. */
	public static boolean sameOrigin(URI one, URI other) {
		return one.getScheme().equals(other.getScheme()) && one.getHost().equals(other.getHost())
				&& port(one) == port(other);
	}

	/** The same for addresses as they stand; what is no address has no origin. */
	public static boolean sameOrigin(String one, String other) {
		String plain = link(one, null);
		String next = link(other, null);
		return plain != null && next != null && sameOrigin(URI.create(plain), URI.create(next));
	}

	static int port(URI address) {
		return (address.getPort() != -1) ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
	}

	/** Whether a server of the web may be there; -1 is the usual port. */
	public static boolean isWebPort(int port) {
		return port == -1 || port == 80 || port == 443 || (port > 1023 && !otherServices.contains(port));
	}

	private static URI relative(URI base, String address) {
		if (address.startsWith("?") && base.getRawPath() != null) {
			// java.net.URI would drop the last segment of the path
			return base.resolve(base.getRawPath() + address);
		}
		return base.resolve(address.isEmpty() ? "#" : address);
	}

	private static String host(String text) throws BlockedAddressException {
		if (text.contains("@")) {
			throw new BlockedAddressException("The address has a user part.");
		}
		Matcher parts = authority.matcher(text);
		if (!parts.matches()) {
			throw new BlockedAddressException("The address has no usable host.");
		}
		String port = (parts.group(2) == null || parts.group(2).isEmpty()) ? "" : ":" + parts.group(2);
		return (parts.group(1).startsWith("[") ? parts.group(1) : plain(parts.group(1))) + port;
	}

	private static String plain(String text) throws BlockedAddressException {
		String host = ascii(text).toLowerCase(Locale.ROOT);
		if (host.endsWith(".")) {
			host = host.substring(0, host.length() - 1);
		}
		if (!name.matcher(host).matches() || (number.matcher(host).matches() && !dotted.matcher(host).matches())) {
			throw new BlockedAddressException("The host of the address is not a name or a plain address.");
		}
		return host;
	}

	private static String ascii(String text) throws BlockedAddressException {
		try {
			return IDN.toASCII(text);
		}
		catch (IllegalArgumentException ex) {
			throw new BlockedAddressException("The host of the address is not a name.");
		}
	}

	/** Feeds write blanks, quotes and umlauts into addresses; browsers encode them. */
	private static String encoded(String text) {
		if (plain.matcher(text).matches()) {
			return text;
		}
		StringBuilder out = new StringBuilder(text.length());
		text.codePoints().forEach((point) -> {
			if (point <= ' ' || point >= 0x7f || "\"<>\\^`{|}".indexOf(point) >= 0) {
				for (byte part : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
					out.append('%').append("%02X".formatted(part & 0xff));
				}
			}
			else {
				out.appendCodePoint(point);
			}
		});
		return percent.matcher(out).replaceAll("%25").replace("[", "%5B").replace("]", "%5D");
	}

}
