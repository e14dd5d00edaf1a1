package org.runstate.source.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/",
			"http://017700000001/", "http://0177.0.0.1/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0x7f.1/",
			"http://0/", "http://0.0.0.0/", "http://localhost/", "http://LOCALHOST/", "http://localhost./",
			"http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
			"http://[::127.0.0.1]/", "http://user@127.0.0.1/", "http://status.example.org@127.0.0.1/",
			"http://127.0.0.1#@status.example.org/", "http://status.example.org\\@127.0.0.1/",
			"http://127.0.0.1%2f@status.example.org/", "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/",
			"http://127\u30020\u30020\u30021/", "http://[fe80::1%25lo]/", "//127.0.0.1/", "http:127.0.0.1/",
			"http:///127.0.0.1/", "HTTP://127.0.0.1/" })
	void noSpellingReachesTheMachineItself(String text) {
		AddressGuard guard = new AddressGuard(List.of());
		assertThatExceptionOfType(BlockedAddressException.class).isThrownBy(() -> {
			URI address = WebAddress.of(text, null);
			new GuardedResolver(new SystemNames(), guard, true).resolve(address.getHost());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:///x", "FILE:///x", "ftp://example.org/", "gopher://example.org/",
			"jar:http://example.org/a!/b", "data:text/xml,x", "javascript:1", "ldap://example.org/", "netdoc:///x",
			"mailto:a@example.org", "about:blank", "ws://example.org/", "unix:/x", "view-source:http://example.org/" })
	void refusesEveryOtherScheme(String text) {
		assertThat(WebAddress.link(text, null)).isNull();
		assertThat(WebAddress.link(text, URI.create("https://example.org/feed"))).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 22, 25, 53, 110, 135, 139, 143, 389, 445, 465, 587, 993, 1433, 2375, 3306, 3389, 5432,
			5900, 6379, 8086, 9200, 11211, 27017 })
	void refusesPortsOfOtherServices(int port) {
		assertThat(WebAddress.isWebPort(port)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 80, 443, 8080, 8443, 18080 })
	void allowsPortsOfWebServers(int port) {
		assertThat(WebAddress.isWebPort(port)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "/n/1, https://example.org/n/1", "n 2?a=b|c, https://example.org/a/n%202?a=b%7Cc",
			"?page=2, https://example.org/a/feed?page=2", "//cdn.example.net/x, https://cdn.example.net/x",
			"https://bücher.example/ü, https://xn--bcher-kva.example/%C3%BC",
			"HTTPS://Example.ORG:8443/A%zz, https://example.org:8443/A%25zz",
			"#part, https://example.org/a/feed#part" })
	void makesAddressesOfFeedsAbsolute(String text, String absolute) {
		assertThat(WebAddress.link(text, URI.create("https://example.org/a/feed"))).isEqualTo(absolute);
	}

	@Test
	void aBlankAddressIsNone() {
		assertThat(WebAddress.link(" ", null)).isNull();
		assertThat(WebAddress.link(null, null)).isNull();
	}

	private static final class SystemNames implements org.apache.hc.client5.http.DnsResolver {

		@Override
		public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
			return InetAddress.getAllByName(host);
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

}
