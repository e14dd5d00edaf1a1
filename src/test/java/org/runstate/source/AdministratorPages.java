package org.runstate.source;

import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Pages as an administrator asks for them.
 */
record AdministratorPages(MockMvcTester mvc) {

	static RequestPostProcessor administrator() {
		return SecurityMockMvcRequestPostProcessors.user("anna@example.org").roles("ADMINISTRATOR");
	}

	MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(administrator()).exchange();
	}

	/**
	 * Sends a form.
	 * @param fields names and values in turn
	 */
	MvcTestResult post(String path, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post().uri(path).with(administrator()).with(csrf());
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		return request.exchange();
	}

}
