package org.runstate.web;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

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

}
