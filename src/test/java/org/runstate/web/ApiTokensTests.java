package org.runstate.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class ApiTokensTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApiTokens tokens;

	@BeforeEach
	void tokensOfAReaderAndAnAdministrator() {
		token("reader", "viewer", "rst_reader", Instant.now().plus(1, ChronoUnit.DAYS));
		token("metrics", "administrator", "rst_metrics", Instant.now().plus(1, ChronoUnit.DAYS));
		token("old", "administrator", "rst_old", Instant.now().minus(1, ChronoUnit.DAYS));
	}

	@Test
	void withoutAValidTokenTheAnswerIsAProblem() {
		for (String header : new String[] { "Basic eDp5", "Bearer rst_old", "Bearer rst_unknown", "Bearer reader",
				"Bearer " }) {
			assertThat(this.mvc.get().uri("/api/v1/no-such").header(HttpHeaders.AUTHORIZATION, header)).hasStatus(401)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
				.containsHeader(HttpHeaders.WWW_AUTHENTICATE);
		}
		assertThat(this.mvc.get().uri("/api/v1/no-such?access_token=rst_reader")).hasStatus(401);
		assertThat(this.mvc.get().uri("/v3/api-docs")).hasStatus(401);
	}

	@Test
	void roleOfTheTokenDecides() {
		assertThat(this.mvc.post().uri("/api/v1/no-such").header(HttpHeaders.AUTHORIZATION, "Bearer rst_reader"))
			.hasStatus(403)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.get().uri("/actuator/prometheus").header(HttpHeaders.AUTHORIZATION, "Bearer rst_reader"))
			.hasStatus(403);
		assertThat(this.mvc.get().uri("/v3/api-docs").header(HttpHeaders.AUTHORIZATION, "bearer rst_reader"))
			.hasStatusOk();
	}

	@Test
	void tokenOpensNoPageOfPeople() {
		assertThat(this.mvc.get().uri("/people").header(HttpHeaders.AUTHORIZATION, "Bearer rst_metrics"))
			.hasStatus(303);
	}

	@Test
	void useIsKeptOnceAMinute() {
		this.tokens.programOf("rst_reader");
		Instant first = lastUsed();
		this.tokens.programOf("rst_reader");
		assertThat(lastUsed()).isEqualTo(first);
		this.jdbc.sql("update api_token set last_used_at = last_used_at - interval 61 second").update();
		this.tokens.programOf("rst_reader");
		assertThat(lastUsed()).isAfterOrEqualTo(first);
	}

	private Instant lastUsed() {
		return this.jdbc.sql("select last_used_at from api_token where name = 'reader'").query(Instant.class).single();
	}

	private void token(String name, String role, String token, Instant until) {
		this.jdbc.sql("""
				insert into api_token (name, role, token_hash, created_at, expires_at) values (?, ?, ?, ?, ?)
				""").params(name, role, ApiTokens.hash(token), until.minus(30, ChronoUnit.DAYS), until).update();
	}

}
