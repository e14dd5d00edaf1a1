package org.runstate.acknowledgement;

import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.impact.Examples;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class ReviewPageTests extends PageScene {

	@Autowired
	Examples examples;

	@BeforeEach
	void modelIsInDoubt() {
		this.jdbc.sql("""
				update impact set in_doubt = true, reasons = '[{"part": "action", "value": "inform", "by": "model",
					"why": "the model is 55 % sure, from \u201cmoves\u201d", "confidence": 0.55}]', action = 'inform'
				""").update();
		this.jdbc.sql("update source set owner = 'mia.sand@example.org'").update();
	}

	@Test
	void showsWhatIsInDoubtWhoseItIsAndUntilWhen() {
		assertThat(page("/")).contains("One notice waits");
		assertThat(page("/review")).contains("Something &lt;b&gt;retires&lt;/b&gt;")
			.contains("Action: inform? the model is 55 % sure")
			.contains("for Mia Sand to look at")
			.contains("yours")
			.contains("waits too long");
	}

	@Test
	void confirmedItIsAPersonsWordAndAnExample() throws IOException {
		assertThat(confirm(this.notice.noticeId())).hasRedirectedUrl("/review");
		assertThat(page("/review")).contains("Nothing is in doubt");
		assertThat(page("/notices/" + this.notice.noticeId())).contains("Looked at: it is right");
		StringBuilder lines = new StringBuilder();
		assertThat(this.examples.write(lines)).isOne();
		assertThat(lines).contains("\"labels\":{\"action\":\"inform\"}").contains("\"title\":\"Something");
		assertThat(confirm(this.notice.noticeId()).getMvcResult().getFlashMap().get("flash")).asString()
			.contains("Somebody else");
	}

	@Test
	void correctedItIsInDoubtNoMore() {
		this.mvc.post()
			.uri("/notices/{id}/override", this.notice.noticeId())
			.param("part", "action")
			.param("value", "plan")
			.param("why", "Ours ends in May")
			.with(user(me()))
			.with(csrf())
			.exchange();
		assertThat(page("/review")).contains("Nothing is in doubt");
		assertThat(page("/")).doesNotContain("for somebody to say");
	}

	@Test
	void unknownNoticeIsNotFound() {
		assertThat(confirm(99)).hasStatus(404);
	}

	private MvcTestResult confirm(long id) {
		return this.mvc.post()
			.uri("/review")
			.param("notice", String.valueOf(id))
			.with(user(me()))
			.with(csrf())
			.exchange();
	}

}
