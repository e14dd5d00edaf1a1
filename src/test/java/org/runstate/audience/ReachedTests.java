package org.runstate.audience;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class ReachedTests {

	private static final RequestPostProcessor root = user(
			new SignedIn(1, "root@example.org", "Root", Set.of(Role.ADMINISTRATOR)));

	private static final RequestPostProcessor eve = user(
			new SignedIn(2, "eve@example.org", "Eve", Set.of(Role.VIEWER)));

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Test
	void saysWhoCannotBeReachedSinceWhenAndWhomToAsk() {
		this.jdbc.sql("insert into team (name) values ('Laptops')").update();
		this.jdbc
			.sql("""
					insert into person (email, name, audiences, roles, platforms, services, team_id, locale, zone, hour, active)
					values ('ada@example.org', 'Ada', '[]', '[]', '[]', '[]', (select id from team where name = 'Laptops'), ?,
						'UTC', 8, true)
					""")
			.param(Locale.ENGLISH.toLanguageTag())
			.update();
		this.jdbc.sql("insert into unreachable (address, since, reason) values ('ada@example.org', ?, '5.1.1 <gone>')")
			.param(Instant.parse("2026-11-22T08:15:00Z"))
			.update();
		assertThat(this.mvc.get().uri("/people").with(root)).hasStatusOk()
			.bodyText()
			.contains("Cannot be reached", "Ada", "22 Nov 2026, 08:15 UTC", "team Laptops", "5.1.1 &lt;gone&gt;");
		assertThat(this.mvc.post().uri("/people/reached").param("email", "ada@example.org").with(eve).with(csrf()))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.post().uri("/people/reached").param("email", "ada@example.org").with(root))
			.as("without the page's own token")
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.post().uri("/people/reached").param("email", "ada@example.org").with(root).with(csrf()))
			.hasRedirectedUrl("/people");
		assertThat(this.mvc.get().uri("/people").with(root)).hasStatusOk()
			.bodyText()
			.doesNotContain("Cannot be reached");
	}

}
