package org.runstate.impact;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class RulesPageTests {

	@Autowired
	MockMvcTester mvc;

	@Test
	void showsHowOftenARuleAndTheModelAreRight() {
		Accuracy.Deciding rule = Objects.requireNonNull(Accuracy.builtIn().rules().get("retirement-title"));
		Accuracy.Deciding model = Objects.requireNonNull(Accuracy.builtIn().model().get("action"));
		assertThat(
				this.mvc.get().uri("/rules").with(SecurityMockMvcRequestPostProcessors.user("someone").roles("ADMIN")))
			.hasStatusOk()
			.bodyText()
			.containsSubsequence("model-action", model.precision() + " %", "of " + model.of())
			.containsSubsequence("rule-retirement-title", rule.precision() + " %", "of " + rule.of());
	}

	@Test
	void showsEachRuleWithWhatItLooksFor() {
		assertThat(
				this.mvc.get().uri("/rules").with(SecurityMockMvcRequestPostProcessors.user("someone").roles("ADMIN")))
			.hasStatusOk()
			.bodyText()
			.contains("rule-retirement-title", "the title says that something ends", "“end of support”",
					"No notice has been classified yet.");
	}

}
