package org.runstate.web;

import java.util.Set;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.RunstateTest;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class ErrorPagesTests {

	@Autowired
	MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource({ "404,There is nothing here", "403,This page is for other roles", "400,This could not be done",
			"409,This could not be done", "500,Something broke on our side", "503,Something broke on our side" })
	void sayWhatHappenedWhatWasKeptAndWhatToDo(int status, String heading) {
		assertThat(this.mvc.get()
			.uri("/error")
			.accept(MediaType.TEXT_HTML)
			.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
			.requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/<script>")
			.requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret cause")))
			.hasStatus(status)
			.hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
			.bodyText()
			.contains(heading, "First page", "<main id=\"content\"")
			.doesNotContain("secret cause", "IllegalStateException", "<script>");
	}

	@Test
	void pageThatIsGoneIsAnErrorPageAndNoProblemDocument() {
		assertThat(this.mvc.get().uri("/u/wrong/no-such").accept(MediaType.TEXT_HTML, MediaType.ALL)).hasStatus(404);
		assertThat(this.mvc.get().uri("/webjars/none.css").accept(MediaType.TEXT_HTML, MediaType.ALL)).hasStatus(404)
			.bodyText()
			.isEmpty();
	}

	@Test
	void formWithoutItsFileIsTheSendersMistake() {
		SignedIn admin = new SignedIn(1, "a@example.org", "A", Set.of(Role.ADMINISTRATOR));
		assertThat(this.mvc.post()
			.uri("/people/import")
			.with(user(admin))
			.with(csrf())
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)).hasStatus(400);
	}

	@Test
	void programHearsWhatHappenedAndNotBackWhatItAsked() {
		assertThat(this.mvc.get()
			.uri("/error")
			.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 404)
			.requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/asked")).hasStatus(404)
			.bodyText()
			.contains("Not Found")
			.doesNotContain("timestamp", "/asked");
	}

}
