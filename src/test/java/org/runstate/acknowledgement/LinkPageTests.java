package org.runstate.acknowledgement;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.audience.LinkTokens.Purpose;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class LinkPageTests extends PageScene {

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
	void readingALinkChangesNothing(String method) {
		for (int i = 0; i < 3; i++) {
			this.mvc.method(HttpMethod.valueOf(method)).uri(this.link).param("form", form()).exchange();
		}
		assertThat(rows()).isZero();
		assertThat(this.obligations.waiting(this.mia.id())).hasSize(1);
	}

	@Test
	void aLinkShowsTheNoticeAndRecordsTheRevisionShown() {
		MvcTestResult shown = this.mvc.get().uri(this.link).exchange();
		assertThat(shown).hasStatusOk()
			.hasHeader("Cache-Control", "no-store")
			.bodyText()
			.contains("Something &lt;b&gt;retires")
			.contains("M. Sand")
			.doesNotContain("Mia Sand")
			.doesNotContain("mia.sand@");
		String form = form();
		this.scene.said("n", "Something retires", "In March.");
		assertThat(post(form)).hasStatusOk()
			.bodyText()
			.contains("Your acknowledgement of revision 1 is recorded.")
			.contains("This notice changed since the mail: this is revision 2.")
			.contains("The date moved to March.")
			.contains("Acknowledge revision 2");
		assertThat(post(form)).hasStatusOk().bodyText().contains("revision 1 is recorded already");
		assertThat(post(form())).bodyText().contains("revision 2 is recorded.").contains("Nothing more to do");
		assertThat(rows()).isEqualTo(2);
	}

	@Test
	void aPostWithoutThePageIsRefused() {
		String other = this.tokens.issue(Purpose.FORM, this.mia.id() + 1, this.notice.noticeId(), 1,
				Instant.now().plusSeconds(60));
		for (String form : List.of("", "x", this.link.substring(3), token(Purpose.FORM, Instant.now().minusSeconds(1)),
				other)) {
			assertThat(post(form)).hasStatus(403).bodyText().contains("Nothing was recorded");
		}
		assertThat(this.mvc.post()
			.uri(this.link)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content("List-Unsubscribe=One-Click")
			.exchange()).hasStatus(403);
		assertThat(rows()).isZero();
	}

	@Test
	void aLinkThatIsOverNamesNobody() {
		String expired = "/a/" + token(Purpose.ACKNOWLEDGE, Instant.now().minusSeconds(1));
		String unsubscribe = "/a/" + token(Purpose.PREFERENCES, Instant.now().plusSeconds(60));
		String changed = this.link.substring(0, this.link.length() - 1) + (this.link.endsWith("A") ? "B" : "A");
		for (String over : List.of(expired, unsubscribe, changed, this.link.substring(0, 30), "/a/x")) {
			assertThat(this.mvc.get().uri(over).exchange()).hasStatus(410)
				.bodyText()
				.contains("no longer valid")
				.doesNotContain("Sand")
				.doesNotContain("retires");
			assertThat(this.mvc.post().uri(over).param("form", form()).exchange()).hasStatus(410);
		}
		this.jdbc.sql("update person set active = false").update();
		assertThat(this.mvc.get().uri(this.link).exchange()).hasStatus(410).bodyText().doesNotContain("Sand");
	}

	@Test
	void speaksTheLanguageOfWhomTheMailWentTo() {
		this.jdbc.sql("update person set locale = 'de-AT' where id = ?").param(this.mia.id()).update();
		MvcTestResult page = this.mvc.get().uri(this.link).exchange();
		assertThat(body(page)).contains("<html lang=\"de\">", "Sie bestätigen als", "Fassung 1 bestätigen");
		MvcTestResult done = this.mvc.post().uri(this.link).param("form", value(page)).param("lang", "de").exchange();
		assertThat(body(done)).contains("<html lang=\"de\">", "Danke", "Es ist nichts mehr zu tun.");
	}

	@Test
	void letsChooseTheLanguage() {
		String preferences = "/u/"
				+ this.tokens.issue(Purpose.PREFERENCES, this.mia.id(), 0, 0, Instant.now().plusSeconds(600));
		String form = value(this.mvc.get().uri(preferences).exchange());
		MvcTestResult saved = this.mvc.post()
			.uri(preferences)
			.param("form", form)
			.param("zone", "Europe/Berlin")
			.param("hour", "8")
			.param("language", "de")
			.exchange();
		assertThat(body(saved)).contains("Gespeichert.", "<option value=\"de\" lang=\"de\" selected>Deutsch");
		assertThat(page("/me")).contains("<html lang=\"de\">", "Wenn ich abwesend bin");
		assertThat(this.mvc.post().uri("/me/language").with(user(me())).with(csrf()).param("language", "en"))
			.hasRedirectedUrl("/me");
		assertThat(page("/me")).contains("<html lang=\"en\">", "When I am away");
	}

}
