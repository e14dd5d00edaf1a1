package org.runstate.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of the first administrator.
 */
record SetupForm(String code, String email, String name, String password) {

	static final int SHORTEST_PASSWORD = 12;

	SetupForm {
		code = (code != null) ? code : "";
		email = (email != null) ? email.strip() : "";
		name = (name != null) ? name.strip() : "";
		password = (password != null) ? password : "";
	}

	/** What is wrong, by field. */
	Map<String, String> faults() {
		Map<String, String> faults = new LinkedHashMap<>();
		if (this.code.isBlank()) {
			faults.put("code", "The code stands in the log of the server.");
		}
		if (!this.email.matches("[^@\\s]{1,64}@[^@\\s]{1,255}")) {
			faults.put("email", "This is not an address, such as dana@example.org.");
		}
		if (this.name.isEmpty() || this.name.length() > 200) {
			faults.put("name", "A name has 1 to 200 characters.");
		}
		if (!isPassword(this.password)) {
			faults.put("password", "A password has %d characters or more, and at most %d bytes."
				.formatted(SHORTEST_PASSWORD, Accounts.LONGEST_PASSWORD));
		}
		return faults;
	}

	static boolean isPassword(String password) {
		return password.codePointCount(0, password.length()) >= SHORTEST_PASSWORD
				&& password.getBytes(StandardCharsets.UTF_8).length <= Accounts.LONGEST_PASSWORD;
	}

}
