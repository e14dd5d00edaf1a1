package org.runstate.source.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class AddressGuardTests {

	private final AddressGuard guard = new AddressGuard(List.of("10.1.2.0/24", "fd00:1::/32", "192.168.7.7"));

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255",
			"172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255", "169.254.0.1", "169.254.169.254",
			"169.254.170.2", "100.64.0.1", "100.127.255.254", "100.100.100.200", "192.0.0.1", "192.0.0.192",
			"192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1",
			"239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
			"::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1",
			"2001::1", "2001:db8::1", "2002:7f00:1::1", "2002:a00:1::1", "fc00::1", "fd00:ec2::254", "fe80::1",
			"fec0::1", "ff02::1", "3fff::1", "5f00::1" })
	void refusesWhatIsNotThePublicInternet(String address) throws UnknownHostException {
		assertThat(this.guard.isPublic(InetAddress.getByName(address))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "8.8.8.8", "9.9.9.9", "11.0.0.1", "100.63.255.255", "100.128.0.1",
			"172.15.255.255", "172.32.0.1", "192.167.255.255", "192.169.0.1", "169.253.255.255", "169.255.0.1",
			"198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111", "2001:4860:4860::8888",
			"2a00:1450:4001:80b::200e" })
	void letsThePublicInternetThrough(String address) throws UnknownHostException {
		assertThat(this.guard.isPublic(InetAddress.getByName(address))).isTrue();
	}

	@Test
	void allowsExactlyTheNetworksThatAreNamed() throws UnknownHostException {
		assertThat(this.guard.isAllowed(InetAddress.getByName("10.1.2.200"))).isTrue();
		assertThat(this.guard.isAllowed(InetAddress.getByName("::ffff:10.1.2.200"))).isTrue();
		assertThat(this.guard.isAllowed(InetAddress.getByName("fd00:1::5"))).isTrue();
		assertThat(this.guard.isAllowed(InetAddress.getByName("192.168.7.7"))).isTrue();
		assertThat(this.guard.isAllowed(InetAddress.getByName("10.1.3.1"))).isFalse();
		assertThat(this.guard.isAllowed(InetAddress.getByName("192.168.7.8"))).isFalse();
	}

	@Test
	void allowsExactlyTheServersThatAreNamed() throws UnknownHostException {
		InetAddress[] own = { InetAddress.getLoopbackAddress() };
		AddressGuard one = new AddressGuard(List.of("Intranet.example:8080", "[::1]:8080"));
		GuardedResolver resolver = new GuardedResolver(new FixedNames(own), one, false);
		assertThat(resolver.resolve("intranet.example", 8080)).hasSize(1);
		assertThat(one.isAllowed("[::1]", 8080)).isTrue();
		assertThatExceptionOfType(BlockedAddressException.class)
			.isThrownBy(() -> resolver.resolve("intranet.example", 8081));
		assertThatExceptionOfType(BlockedAddressException.class)
			.isThrownBy(() -> resolver.resolve("other.example", 8080));
	}

	@Test
	void everyCaseOfTheRigEndsAsItSays() throws IOException {
		Path file = Path.of("../shared/bench/faults/hostile-feeds/address-cases.json");
		assumeTrue(Files.exists(file), "The cases are not beside this repository.");
		JsonNode cases = JsonMapper.builder().build().readTree(Files.readString(file));
		JsonNode resolved = cases.path("resolved");
		JsonNode text = cases.path("text");
		AddressGuard none = new AddressGuard(List.of());
		assertThat(texts(resolved.path("blocked"))).noneMatch((address) -> none.isPublic(address(address)));
		assertThat(texts(resolved.path("allowed"))).allMatch((address) -> none.isPublic(address(address)));
		assertThat(texts(text.path("mustNotReachLoopback")))
			.allSatisfy((address) -> assertThat(reached(address)).isNull());
		assertThat(texts(text.path("schemesRefused"))).allMatch((address) -> WebAddress.link(address, null) == null);
		assertThat(text.path("portsRefusedByDefault").valueStream())
			.noneMatch((port) -> WebAddress.isWebPort(port.asInt()));
		assertThat(text.path("portsAllowedByDefault").valueStream())
			.allMatch((port) -> WebAddress.isWebPort(port.asInt()));
	}

	@Test
	void namesTheSettingWhenANetworkIsWrong() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AddressGuard(List.of("10.0.0.0/99")))
			.withMessageContaining("runstate.fetch.allow");
	}

	@Test
	void refusesANameWithOneForbiddenAddressAsAWhole() throws UnknownHostException {
		InetAddress[] mixed = { InetAddress.getByAddress(new byte[] { 1, 1, 1, 1 }),
				InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }) };
		GuardedResolver resolver = new GuardedResolver(new FixedNames(mixed), this.guard, true);
		assertThatExceptionOfType(BlockedAddressException.class).isThrownBy(() -> resolver.resolve("mixed.example"));
	}

	private static List<String> texts(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).toList();
	}

	private static InetAddress address(String literal) {
		try {
			return InetAddress.getByName(literal);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(literal, ex);
		}
	}

	/** Where a spelling would lead, or null if nowhere. */
	private static @Nullable String reached(String text) {
		try {
			String host = WebAddress.of(text, null).getHost();
			new GuardedResolver(SystemDefaultDnsResolver.INSTANCE, new AddressGuard(List.of()), true).resolve(host, 80);
			return host;
		}
		catch (UnknownHostException | IllegalArgumentException ex) {
			return null; // refused, or nobody has that name
		}
	}

}
