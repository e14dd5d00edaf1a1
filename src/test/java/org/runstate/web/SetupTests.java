package org.runstate.web;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@RunstateTest
class SetupTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Setup setup;

	@Autowired
	Accounts accounts;

	@Autowired
	Attempts attempts;

	@BeforeEach
	void nobodyHasGuessed() {
		this.attempts.forget("setup", "127.0.0.1");
	}

	@Test
	void everyPageLeadsToSetupWhileThereIsNoAccount() {
		assertThat(this.mvc.get().uri("/notices")).hasStatus(303).hasHeader(HttpHeaders.LOCATION, "/setup");
		assertThat(this.mvc.get().uri("/sign-in")).hasRedirectedUrl("/setup");
		assertThat(this.mvc.get().uri("/setup")).hasStatusOk().bodyText().contains("Set up Runstate");
	}

	@Test
	void codeMakesTheFirstAdministratorWhoIsSignedIn() {
		MvcTestResult made = post(this.setup.code());
		assertThat(made).hasRedirectedUrl("/");
		assertThat(made.getMvcResult().getRequest().getSession()).isNotNull();
		assertThat(
				this.jdbc.sql("select roles from person where email = 'dana@example.org'").query(String.class).single())
			.contains("administrator", "admin");
		assertThat(this.accounts.personOf("dana@example.org", "correct horse battery")).isPresent();
	}

	@Test
	void isGoneOnceThereIsAnAccount() {
		String code = this.setup.code();
		post(code);
		assertThat(this.mvc.get().uri("/setup")).hasStatus(404);
		assertThat(post(code)).hasStatus(404);
		assertThat(this.setup.byCode(this.setup.code(), "eve@example.org", "Eve", "correct horse battery")).isEmpty();
	}

	@Test
	void wrongCodeMakesNothingAndKeepsWhatWasTyped() {
		this.setup.code();
		assertThat(post("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")).hasStatus(422)
			.bodyText()
			.contains("not the code", "Dana@example.org")
			.doesNotContain("correct horse battery");
		assertThat(this.accounts.isEmpty()).isTrue();
	}

	@Test
	void asksAgainForWhatDoesNotFit() {
		assertThat(this.mvc.post()
			.uri("/setup")
			.with(csrf())
			.param("code", "x")
			.param("email", "dana")
			.param("name", "")
			.param("password", "short")).hasStatus(422)
			.bodyText()
			.contains("not an address", "A name has", "12 characters or more");
	}

	@Test
	void manyAtOnceMakeOneAdministrator() throws Exception {
		String code = this.setup.code();
		ExecutorService together = Executors.newFixedThreadPool(6);
		try {
			List<Callable<Boolean>> posts = java.util.stream.IntStream.range(0, 6)
				.mapToObj((i) -> (Callable<Boolean>) () -> this.setup
					.byCode(code, "p" + i + "@example.org", "P", "correct horse battery")
					.isPresent())
				.toList();
			int made = 0;
			for (Future<Boolean> post : together.invokeAll(posts)) {
				made += post.get() ? 1 : 0;
			}
			assertThat(made).isEqualTo(1);
		}
		finally {
			together.shutdownNow();
		}
		assertThat(this.jdbc.sql("select count(*) from account").query(Long.class).single()).isEqualTo(1);
	}

	@Test
	void settingsMakeTheFirstAdministratorOnce() {
		assertThat(this.setup.bySettings("dana@example.org", "correct horse battery")).isPresent();
		assertThat(this.setup.bySettings("eve@example.org", "correct horse battery")).isEmpty();
	}

	@Test
	void personWhoWasImportedKeepsTheirNameAndRoles() {
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('dana@example.org', 'Dana Imported', '["helpdesk"]', '["manager"]', '[]', '[]', 'de', 'UTC', 9)
				""").update();
		post(this.setup.code());
		assertThat(this.jdbc.sql("select concat(name, roles, audiences) from person").query(String.class).list())
			.containsExactly("Dana Imported[\"manager\",\"administrator\",\"admin\"][\"helpdesk\",\"admin\"]");
	}

	private MvcTestResult post(String code) {
		return this.mvc.post()
			.uri("/setup")
			.with(csrf())
			.param("code", code)
			.param("email", "Dana@example.org")
			.param("name", "Dana")
			.param("password", "correct horse battery")
			.exchange();
	}

}
