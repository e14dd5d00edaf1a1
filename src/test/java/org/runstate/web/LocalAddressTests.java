package org.runstate.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocalAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "evil",
			"/\t/evil.example", "/x\r\nSet-Cookie: a=b", "javascript:alert(1)", "", "/sign-in?to=/", "/sign-out",
			"/setup", "/error" })
	void leadsHomeInsteadOf(String address) {
		assertThat(LocalAddress.orHome(address)).isEqualTo("/");
	}

	@Test
	void keepsAPathOfOursWithItsFilter() {
		assertThat(LocalAddress.orHome("/notices?q=exchange&platform=windows"))
			.isEqualTo("/notices?q=exchange&platform=windows");
		assertThat(LocalAddress.pathOf("https://runstate.example.org/notices/7?x=1")).isEqualTo("/notices/7?x=1");
		assertThat(LocalAddress.pathOf("https://runstate.example.org//evil.example/")).isEqualTo("/");
		assertThat(LocalAddress.pathOf("not an address")).isEqualTo("/");
	}

}
