package org.runstate.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of the first administrator.
 */
record SetupForm(String code, String email, String name, String password) {

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
		PasswordRule.fault(this.password, this.email).ifPresent((fault) -> faults.put("password", fault));
		return faults;
	}

}
