package org.runstate.api;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.audience.Role;
import org.runstate.web.ApiTokens;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class AcknowledgingTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApiTokens tokens;

	private String mias;

	@BeforeEach
	void miaTomAndANotice() {
		this.jdbc.sql("""
				insert into person (id, email, name, audiences, roles, platforms, services, locale, zone, hour) values
				(1, 'mia@example.org', 'Mia', '[]', '[]', '[]', '[]', 'en', 'UTC', 8),
				(2, 'tom@example.org', 'Tom', '[]', '[]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.jdbc
			.sql("""
					insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					values (1, 's', 'S', 'feed', 'https://example.org/', 3600, '[]', '[]', false, '{}', utc_timestamp(6))
					""")
			.update();
		this.jdbc.sql("""
				insert into notice (id, source_id, entry_key, latest, raw_hash, first_seen_at)
				values (5, 1, 'n', 1, unhex(repeat('ab', 32)), utc_timestamp(6))
				""").update();
		this.jdbc.sql("""
				insert into revision (notice_id, number, title, html, text, labels, services, platforms, seen_at,
					semantic_hash, raw_hash, baseline)
				values (5, 1, 'T', '', '', '[]', '[]', '[]', utc_timestamp(6), unhex(repeat('ab', 32)),
					unhex(repeat('ab', 32)), false)
				""").update();
		this.mias = this.tokens.create("mia's", Role.VIEWER, 1L).token();
	}

	@Test
	void aTokenThatStandsForAPersonAcknowledgesForThem() {
		assertThat(acknowledge(this.mias, "{\"revision\":1}")).hasStatus(201);
		assertThat(acknowledge(this.mias, "{\"revision\":1,\"email\":\"mia@example.org\"}")).hasStatus(200);
		assertThat(this.jdbc.sql("select concat(person_id, ' ', how) from acknowledgement").query(String.class).list())
			.containsExactly("1 api");
	}

	@Test
	void andForNobodyElse() {
		assertThat(acknowledge(this.mias, "{\"revision\":1,\"email\":\"tom@example.org\"}")).hasStatus(403);
		String reader = this.tokens.create("reader", Role.ADMIN).token();
		assertThat(acknowledge(reader, "{\"revision\":1,\"email\":\"mia@example.org\"}")).hasStatus(403);
		assertThat(acknowledge(reader, "{\"revision\":1}")).hasStatus(403);
		String administrator = this.tokens.create("administrator", Role.ADMINISTRATOR).token();
		assertThat(acknowledge(administrator, "{\"revision\":1}")).hasStatus(422);
		assertThat(acknowledge(administrator, "{\"revision\":1,\"email\":\"tom@example.org\"}")).hasStatus(201);
		this.jdbc.sql("update person set active = false where id = 1").update();
		assertThat(acknowledge(this.mias, "{\"revision\":1}")).hasStatus(401);
	}

	@Test
	void tellsTheRate() {
		this.jdbc.sql("""
				insert into obligation (person_id, notice_id, from_revision, due_on, opened_at)
				values (1, 5, 1, '2100-01-01', utc_timestamp(6)), (2, 5, 1, '2100-01-01', utc_timestamp(6))
				""").update();
		acknowledge(this.mias, "{\"revision\":1}");
		assertThat(this.mvc.get().uri("/api/v1/notices/5/rate").header("Authorization", "Bearer " + this.mias))
			.hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("{\"owed\": 2, \"acknowledged\": 1, \"overdue\": 0}");
	}

	private MvcTestResult acknowledge(String token, String body) {
		return this.mvc.post()
			.uri("/api/v1/notices/5/acknowledgements")
			.header("Authorization", "Bearer " + token)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

}
