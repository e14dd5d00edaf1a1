package org.runstate.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

}
