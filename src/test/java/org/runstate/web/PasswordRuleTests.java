package org.runstate.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRuleTests {

	@ParameterizedTest
	@ValueSource(strings = { "correct horse battery", "correct-horse-battery", "Tr0ub4dor&3-Tr0ub", "über den Bergen",
			"my password is rather long" })
	void takesWhatIsLongAndNotGuessed(String password) {
		assertThat(PasswordRule.fault(password, "dana@example.org")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "elevenchars", "Password1234", "passwordpassword", "aaaaaaaaaaaaaa",
			"123456789012", "dana@example.org", "Runstate2026!", "DanaDanaDana1", "administrator", "Willkommen123",
			"abababababababab" })
	void refusesWhatIsGuessedFirst(String password) {
		assertThat(PasswordRule.fault(password, "dana@example.org")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(ints = { 73, 2000 })
	void refusesWhatBcryptWouldCut(int length) {
		assertThat(PasswordRule.fault("correct horse battery ".repeat(100).substring(0, length), "d@example.org"))
			.isPresent();
	}

}
