package org.runstate.impact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.database.JsonColumn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How labels, rules and model share the decision. The texts are made up in the style of
 * real notices.
 */
class ModelReadingTests {

	private static final String ENDS = "We will be retiring the Fabrikam whiteboard from Contoso Rooms in March. Instead, "
			+ "we recommend that people use the Contoso canvas, where we will continue to invest our development resources.\n\n"
			+ "When this will happen:\n\nRetirement will begin in mid-March 2026 and we expect to complete it by late March.\n\n"
			+ "How this will affect your organization:\n\nOnce retired, users will no longer be able to open the whiteboard. "
			+ "Admins will no longer see its setting in the admin center.\n\n"
			+ "What you need to do to prepare:\n\nTell your users about this change and update your documentation.";

	@Test
	void theModelSpeaksWhereNoRuleIsSureAndSaysFromWhichWords() {
		Reason reason = reason("action", impact("Contoso Rooms: Fabrikam whiteboard is going away", ENDS));
		assertThat(reason.by()).isEqualTo("model");
		assertThat(reason.value()).isEqualTo("plan");
		assertThat(reason.confidence()).isBetween(0.5, 1.0);
		assertThat(reason.why()).matches("the model is \\d+ % sure, from \u201c.+\u201d");
		String words = reason.why().substring(reason.why().indexOf('\u201c') + 1, reason.why().length() - 1);
		for (String word : words.split("\u201d, \u201c", -1)) {
			assertThat(("Contoso Rooms: Fabrikam whiteboard is going away\n" + ENDS).replaceAll("\\s", " "))
				.contains(word);
		}
	}

	@Test
	void aVendorsLabelWinsOverAConfidentModel() {
		Impact impact = impact("Contoso Rooms: Fabrikam whiteboard is retiring", ENDS, "New feature",
				"category:stayInformed", "major:false", "User impact");
		assertThat(impact.category()).isEqualTo(Category.FEATURE);
		assertThat(impact.action()).isEqualTo(Action.INFORM);
		assertThat(impact.major()).isFalse();
		assertThat(impact.admin()).isEqualTo(Level.NONE);
		assertThat(impact.user()).isNotEqualTo(Level.NONE);
		assertThat(impact.reasons())
			.filteredOn((one) -> List.of("category", "action", "major", "admin", "user").contains(one.part()))
			.hasSize(5)
			.allSatisfy((one) -> assertThat(one.by()).isEqualTo("vendor"));
	}

	@Test
	void aRuleThatIsSureWinsOverTheModel() {
		assertThat(
				reason("action",
						impact("Contoso Rooms: whiteboard retires",
								ENDS + "\n\nThis message is for awareness and no action is required.")))
			.satisfies((reason) -> {
				assertThat(reason.by()).isEqualTo("rule");
				assertThat(reason.value()).isEqualTo("inform");
			});
	}

	@Test
	void whatTheModelIsNotSureOfIsInDoubt() {
		Reason unsure = new Reason("major", "true", "model", "the model is 51 % sure", 0.51);
		Reason sure = new Reason("action", "plan", "model", "the model is 97 % sure", 0.97);
		Reason rule = new Reason("category", "update", "rule", "the title speaks of a change");
		Impact impact = impact("", "Hello");
		assertThat(new Impact(impact.platforms(), impact.services(), impact.category(), impact.action(), impact.major(),
				impact.admin(), impact.helpdesk(), impact.user(), impact.urgency(), impact.actBy(),
				List.of(unsure, sure, rule))
			.doubts()).containsExactly("major");
	}

	@Test
	void reasonsKeptByOlderVersionsAreStillRead() {
		String old = "[{\"part\": \"action\", \"value\": \"plan\", \"by\": \"rule\", \"why\": \"so\"}]";
		assertThat(JsonColumn.list(old, Reason.class)).containsExactly(new Reason("action", "plan", "rule", "so"));
		Reason now = new Reason("action", "plan", "model", "so", 0.9);
		assertThat(JsonColumn.list(JsonColumn.write(List.of(now)), Reason.class)).containsExactly(now);
		assertThat(JsonColumn.write(new Reason("action", "plan", "rule", "so"))).doesNotContain("confidence", "doubt");
	}

	@Test
	void aBrokenModelAtHomeIsRefusedInOneSentence(@TempDir Path home) throws Exception {
		Files.writeString(home.resolve("impact.model"), "nothing");
		assertThatIllegalArgumentException().isThrownBy(() -> Classifier.at(home))
			.withMessageContaining("impact.model was refused")
			.withMessageContaining("Remove it");
	}

	private static Reason reason(String part, Impact impact) {
		return impact.reasons().stream().filter((one) -> one.part().equals(part)).findFirst().orElseThrow();
	}

	private static Impact impact(String title, String text, String... labels) {
		return Classifier.standard()
			.classify(new Subject(title, text, "", List.of(labels), List.of("Contoso Rooms"), List.of(),
					Instant.parse("2026-02-10T08:00:00Z")))
			.impact();
	}

}
