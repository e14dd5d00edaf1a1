package org.runstate.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
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
class OutboxPageTests {

	private static final UUID ADAS = UUID.fromString("0190b6a2-0000-7000-8000-00000000000a");

	private static final RequestPostProcessor ada = user("ada@example.org");

	private static final RequestPostProcessor eve = user("eve@example.org");

	private static final RequestPostProcessor hele = user("hele@example.org").roles("HELPDESK");

	private static final RequestPostProcessor root = user("root@example.org").roles("ADMINISTRATOR");

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Outbox outbox;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void message() {
		this.outbox.add(List.of(new NewMessage(ADAS, "digest 1 x", "digest", 1, "ada@example.org", "Ada", "For <Ada>",
				"Text <part>", "<html><head></head><body><p>Look</p></body></html>", null,
				Instant.parse("2026-11-22T08:15:00Z"))));
	}

	@Test
	void showsPeopleTheirOwnMessagesAndAdministratorsAll() {
		assertThat(this.mvc.get().uri("/outbox").with(ada)).hasStatusOk().bodyText().contains("For &lt;Ada&gt;");
		assertThat(this.mvc.get().uri("/outbox").with(root)).hasStatusOk().bodyText().contains("For &lt;Ada&gt;");
		assertThat(this.mvc.get().uri("/outbox").with(eve)).hasStatusOk().bodyText().doesNotContain("For &lt;Ada&gt;");
		assertThat(this.mvc.get().uri("/outbox?state=sent").with(ada)).hasStatusOk()
			.bodyText()
			.contains("No messages in state sent");
		assertThat(this.mvc.get().uri("/outbox/" + ADAS).with(eve)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri("/outbox/" + ADAS + "/html").with(eve)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri("/outbox/nothing").with(root)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void showsTheHelpDeskWhereAMailIsAndNotWhatItSays() {
		assertThat(this.mvc.get().uri("/outbox").with(hele)).hasStatusOk().bodyText().contains("For &lt;Ada&gt;");
		assertThat(this.mvc.get().uri("/outbox/" + ADAS).with(hele)).hasStatusOk()
			.bodyText()
			.contains("shown to its recipient and to administrators")
			.doesNotContain("Text &lt;part&gt;", "Message-ID", "<iframe");
		assertThat(this.mvc.get().uri("/outbox/" + ADAS + "/html").with(hele)).hasStatus(HttpStatus.NOT_FOUND);
		this.jdbc.sql("update message set state = 'kept', ended_at = utc_timestamp()").update();
		assertThat(this.mvc.post().uri("/outbox/" + ADAS + "/retry").with(hele).with(csrf())).hasStatus3xxRedirection();
	}

	@Test
	void showsAMessageAsItWouldArrive() {
		assertThat(this.mvc.get().uri("/outbox/" + ADAS).with(ada)).hasStatusOk()
			.bodyText()
			.contains("Text &lt;part&gt;", "Message-ID: &lt;" + ADAS + "@localhost&gt;", "X-Runstate-Kind: digest",
					"/outbox/" + ADAS + "/html");
		assertThat(this.mvc.get().uri("/outbox/" + ADAS + "/html").with(ada)).hasStatusOk()
			.hasHeader("X-Frame-Options", "SAMEORIGIN")
			.satisfies(
					(result) -> assertThat(result.getResponse().getHeaders("Content-Security-Policy")).singleElement()
						.asString()
						.contains("default-src 'none'", "sandbox allow-top-navigation-by-user-activation"))
			.bodyText()
			.contains("<base target=\"_top\">");
	}

	@Test
	void queuesAgainWhatEndedUnsent() {
		String retry = "/outbox/" + ADAS + "/retry";
		assertThat(this.mvc.post().uri(retry).with(root).with(csrf())).hasStatus(HttpStatus.CONFLICT);
		this.jdbc.sql("update message set state = 'kept', ended_at = utc_timestamp()").update();
		assertThat(this.mvc.post().uri(retry).with(ada).with(csrf())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.post().uri(retry).with(root).with(csrf())).hasStatus3xxRedirection();
		assertThat(this.jdbc.sql("select state from message where ended_at is null").query(String.class).single())
			.isEqualTo("queued");
		this.jdbc.sql("update message set state = 'sent', ended_at = utc_timestamp()").update();
		assertThat(this.mvc.post().uri(retry).with(root).with(csrf())).hasStatus(HttpStatus.CONFLICT);
	}

}
