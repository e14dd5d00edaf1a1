package org.runstate.acknowledgement;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.notice.Revision;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class ManyPageTests extends PageScene {

	private Revision other;

	@BeforeEach
	void miaOwesAnotherNotice() {
		this.other = this.scene.said("o", "Something else", "In June.");
		this.obligations.open(List.of(new NewObligation(this.mia.id(), this.other.noticeId(), 1, false, DUE)));
	}

	@Test
	void whatIsTickedIsAcknowledgedAsThePageShowedIt() {
		assertThat(page("/")).contains("value=\"" + ticked(this.notice) + "\"", "value=\"" + ticked(this.other) + "\"",
				"Acknowledge what is ticked");
		assertThat(flash(ticked(this.notice), ticked(this.other))).containsEntry("flash", "Acknowledged: 2 notices.");
		assertThat(rows()).isEqualTo(2);
		assertThat(page("/")).contains("Nothing waits for you").doesNotContain("is ticked");
	}

	@Test
	void theSameAgainRecordsNothing() {
		flash(ticked(this.notice), ticked(this.notice), ticked(this.notice));
		flash(ticked(this.notice));
		assertThat(rows()).isOne();
		assertThat(page("/")).as("one alone needs no tick").doesNotContain("is ticked", "type=\"checkbox\"");
	}

	@Test
	void whatTheReaderCannotHaveSeenIsNotAcknowledgedAndTheRestIs() {
		assertThat(flash(ticked(this.notice), this.other.noticeId() + "-7")).hasEntrySatisfying("problem",
				(said) -> assertThat(said).asString().startsWith("One was acknowledged, 1 not:"));
		assertThat(this.obligations.waiting(this.mia.id())).singleElement()
			.matches((one) -> one.noticeId() == this.other.noticeId());
	}

	@Test
	void nothingIsAcknowledgedWithoutATick() {
		assertThat(flash()).containsEntry("problem", "Nothing was ticked, so nothing was acknowledged.");
		assertThat(rows()).isZero();
	}

	@Test
	void formThatIsNotOursIsRefused() {
		for (String one : List.of("1", "1-x", "-1-1", "1-1;drop", "99999999999999999999-1")) {
			assertThat(send(ticked(this.notice), one)).as(one).hasStatus(422);
		}
		assertThat(rows()).isZero();
	}

	private static String ticked(Revision one) {
		return one.noticeId() + "-1";
	}

	private Map<String, Object> flash(String... ticked) {
		MvcTestResult result = send(ticked);
		assertThat(result).hasStatus3xxRedirection().hasRedirectedUrl("/");
		return Map.copyOf(result.getMvcResult().getFlashMap());
	}

	private MvcTestResult send(String... ticked) {
		var form = this.mvc.post().uri("/notices/acknowledge").with(user(me())).with(csrf());
		for (String one : ticked) {
			form.param("one", one);
		}
		return form.exchange();
	}

}
