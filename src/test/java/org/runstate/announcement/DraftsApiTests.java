package org.runstate.announcement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.RunstateTest;
import org.runstate.audience.Role;
import org.runstate.web.ApiTokens;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class DraftsApiTests {

	private static final String WISH = "{\"title\":\"VPN moves\",\"body\":\"On Monday.\",\"audiences\":[\"helpdesk\"]}";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApiTokens tokens;

	private String coras;

	@BeforeEach
	void coraHasAToken() {
		this.jdbc.sql("""
				insert into person (id, email, name, audiences, roles, platforms, services, locale, zone, hour) values
				(1, 'cora@example.org', 'Cora', '["user"]', '["communications"]', '[]', '[]', 'en', 'UTC', 8)
				""").update();
		this.coras = this.tokens.create("cora's", Role.COMMUNICATIONS, 1L).token();
	}

	@Test
	void sameKeyIsTheSameDraft() {
		MvcTestResult first = draft(this.coras, WISH, "key-1");
		assertThat(first).hasStatus(201).bodyJson().extractingPath("$.page").asString().contains("/announcements/");
		assertThat(draft(this.coras, WISH, "key-1")).hasStatus(200)
			.bodyJson()
			.isLenientlyEqualTo(new String(first.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
		assertThat(count()).isOne();
		assertThat(this.jdbc.sql("select concat(title, ' ', state) from announcement").query(String.class).single())
			.isEqualTo("VPN moves draft");
		assertThat(draft(this.coras, WISH, "key-2")).hasStatus(201);
		assertThat(draft(this.coras, WISH, null)).hasStatus(201);
		assertThat(draft(this.coras, WISH, null)).hasStatus(201);
		assertThat(count()).isEqualTo(4);
	}

	@Test
	void keyThatWasUsedForSomethingElseIsRefused() {
		draft(this.coras, WISH, "key-1");
		assertThat(draft(this.coras, WISH.replace("Monday", "Friday"), "key-1")).hasStatus(422)
			.bodyText()
			.contains("used for another announcement");
		String another = this.tokens.create("cora's other", Role.COMMUNICATIONS, 1L).token();
		assertThat(draft(another, WISH, "key-1")).as("keys are a token's own").hasStatus(201);
		assertThat(draft(this.coras, WISH, "k".repeat(101))).hasStatus(400);
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void sameKeyAtTheSameTimeIsTheSameDraft() {
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture
				.supplyAsync(() -> draft(this.coras, WISH, "key-1").getResponse().getStatus()))
			.toList();
		assertThat(answers.stream().map(CompletableFuture::join).sorted()).startsWith(200)
			.endsWith(201)
			.containsOnly(200, 201);
		assertThat(count()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"title\":\"T\"}", "{\"title\":\"T\",\"body\":\"B\",\"audiences\":[\"everyone\"]}",
			"{\"title\":\"T\",\"body\":\"B\",\"platforms\":[\"beos\"]}",
			"{\"title\":\"T\",\"body\":\"B\",\"deadline\":\"2020-01-01\",\"confirm\":true}",
			"{\"title\":\"T\",\"body\":\"B\",\"publishAt\":\"soon\"}" })
	void whatCannotBeTakenIsToldAndNothingIsDrafted(String wish) {
		assertThat(draft(this.coras, wish, "key-1")).hasStatus(422)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(count()).isZero();
		assertThat(draft(this.coras, WISH, "key-1")).as("the key is still free").hasStatus(201);
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void communicationsAndAdministratorsDraftAsThePersonOfTheirToken(Role role) {
		boolean may = role == Role.COMMUNICATIONS || role == Role.ADMINISTRATOR;
		assertThat(draft(this.tokens.create("a " + role, role, 1L).token(), WISH, "k")).hasStatus(may ? 201 : 403);
		assertThat(draft(this.tokens.create("nobody's " + role, role).token(), WISH, "k")).hasStatus(403);
		assertThat(
				this.jdbc.sql("select count(*) from announcement_event where person_id = 1").query(Long.class).single())
			.isEqualTo(may ? 1 : 0);
	}

	private long count() {
		return this.jdbc.sql("select count(*) from announcement").query(Long.class).single();
	}

	private MvcTestResult draft(String token, String wish, @Nullable String key) {
		MockMvcRequestBuilder request = this.mvc.post()
			.uri("/api/v1/announcements")
			.header("Authorization", "Bearer " + token)
			.contentType(MediaType.APPLICATION_JSON)
			.content(wish);
		return ((key != null) ? request.header("Idempotency-Key", key) : request).exchange();
	}

}
