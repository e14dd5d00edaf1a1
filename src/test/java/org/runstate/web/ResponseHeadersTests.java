package org.runstate.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class ResponseHeadersTests {

	@Autowired
	MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "/setup", "/notices", "/no-such-page-%3Cscript%3E", "/api/v1/notices", "/a/wrong",
			"/actuator/health", "/%2e%2e%3b/refused-by-the-firewall" })
	void areOnEveryAnswer(String path) {
		assertThat(this.mvc.get().uri(java.net.URI.create(path))).headers()
			.hasValue("X-Content-Type-Options", "nosniff")
			.hasValue("Referrer-Policy", path.matches("/[au]/.*") ? "strict-origin" : "same-origin")
			.hasValue("X-Frame-Options", "DENY")
			.hasValue("Cross-Origin-Opener-Policy", "same-origin")
			.hasValue(HttpHeaders.CACHE_CONTROL, "no-store")
			.containsHeaders("Permissions-Policy", "Content-Security-Policy")
			.satisfies((headers) -> assertThat(headers.getFirst("Content-Security-Policy"))
				.contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'",
						"base-uri 'none'", "object-src 'none'")
				.doesNotContain("unsafe"));
	}

	@Test
	void mailInAFrameMayBeFramedByUsOnly() {
		assertThat(this.mvc.get().uri("/outbox/7/html")).headers()
			.hasValue("X-Frame-Options", "SAMEORIGIN")
			.satisfies((headers) -> assertThat(headers.getFirst("Content-Security-Policy"))
				.contains("frame-ancestors 'self'", "default-src 'none'"));
	}

	@Test
	void browsersKeepHttpsWhereItIsUsed() {
		assertThat(this.mvc.get().uri("/setup").secure(true)).containsHeader("Strict-Transport-Security");
		assertThat(this.mvc.get().uri("/setup")).doesNotContainHeader("Strict-Transport-Security");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/runstate.css", "/icon.svg", "/webjars/picocss__pico/css/pico.fluid.classless.min.css" })
	void staticFilesAreKeptWithoutACookie(String path) {
		assertThat(this.mvc.get().uri(path)).hasStatusOk()
			.headers()
			.satisfies((headers) -> assertThat(headers.getCacheControl()).contains("max-age"))
			.doesNotContainHeader(HttpHeaders.SET_COOKIE);
	}

}
