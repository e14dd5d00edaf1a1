package org.runstate.web;

import java.net.URI;

import jakarta.servlet.SessionCookieConfig;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockServletContext;

import static org.assertj.core.api.Assertions.assertThat;

class SessionCookieTests {

	@Test
	void isBoundToTheHostWhereHttpsIsUsed() throws Exception {
		SessionCookieConfig cookie = cookie("https://runstate.example.org");
		assertThat(cookie.getName()).isEqualTo("__Host-runstate");
		assertThat(cookie.isSecure()).isTrue();
		assertThat(cookie.isHttpOnly()).isTrue();
		assertThat(cookie.getPath()).isEqualTo("/");
		assertThat(cookie.getDomain()).isNull();
	}

	@Test
	void worksOnAMachineWithoutHttps() throws Exception {
		SessionCookieConfig cookie = cookie("http://localhost:8080");
		assertThat(cookie.getName()).isEqualTo("runstate");
		assertThat(cookie.isSecure()).isFalse();
		assertThat(cookie.isHttpOnly()).isTrue();
	}

	private static SessionCookieConfig cookie(String baseUrl) throws Exception {
		MockServletContext context = new MockServletContext();
		new SecurityConfiguration().sessionCookie(new WebSettings(URI.create(baseUrl), null)).onStartup(context);
		return context.getSessionCookieConfig();
	}

}
