package org.runstate.web.oidc;

import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class WithoutOidcTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Test
	void nothingOfItIsThere() {
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('dana@example.org', 'Dana', '[]', '[]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.jdbc
			.sql("insert into account (person_id, password_hash, created_at) select id, 'x', utc_timestamp from person")
			.update();
		assertThat(this.context.getBeanNamesForType(ClientRegistrationRepository.class)).isEmpty();
		assertThat(this.context.getBeanNamesForType(Identities.class)).isEmpty();
		assertThat(this.mvc.get().uri("/sign-in")).hasStatusOk().bodyText().doesNotContain("/sign-in/oidc");
		assertThat(this.mvc.get().uri("/sign-in/oidc")).hasStatus(404);
		assertThat(this.mvc.get().uri("/sign-in/oidc/back?code=x&state=y")).hasStatus(404);
	}

}
