package org.runstate.impact;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.impact.Sections.Part;
import org.runstate.impact.Sections.Section;
import org.runstate.notice.PlainText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SectionsTests {

	@Test
	void cutsANoticeAtItsHeadings() {
		Sections sections = Sections.of("""
				A thing comes.
				[When this will happen:]
				In May.
				In June for others.
				How this will affect your organization:
				It may.
				What you can do to prepare
				Nothing much.
				Learn more:
				A link
				""");
		assertThat(sections.all()).extracting(Section::part)
			.containsExactly(Part.WHAT, Part.WHEN, Part.HOW, Part.PREPARE, Part.LINKS);
		assertThat(sections.text(Part.WHEN)).isEqualTo("In May.\nIn June for others.");
		assertThat(sections.text(Part.PREPARE)).isEqualTo("Nothing much.");
	}

	@Test
	void cutsMarkupWhateverMakesTheHeading() {
		String html = "<p>It comes.</p><h2>Rollout timeline</h2><p>May</p><p><b>What users will see:</b> A thing</p>"
				+ "<div><strong>Next steps</strong></div><ul><li>Wait</li></ul>";
		assertThat(Sections.of(PlainText.of(html)).all()).extracting(Section::part, Section::text)
			.containsExactly(tuple(Part.WHAT, "It comes."), tuple(Part.WHEN, "May"), tuple(Part.HOW, "A thing"),
					tuple(Part.PREPARE, "Wait"));
	}

	@Test
	void cutsATextThatLostItsLines() {
		Sections sections = Sections.of("A thing comes. When this will happen: In May. "
				+ "How this affects your organization: It may. What you need to do to prepare: Nothing.");
		assertThat(sections.all()).extracting(Section::part, Section::text)
			.containsExactly(tuple(Part.WHAT, "A thing comes."), tuple(Part.WHEN, "In May."),
					tuple(Part.HOW, "It may."), tuple(Part.PREPARE, "Nothing."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Just a text.\nWithout any heading.", "Impact was seen.\nWhen this is over, we rest." })
	void aTextWithoutHeadingsIsOneSection(String text) {
		assertThat(Sections.of(text).all()).extracting(Section::part).containsExactly(Part.WHAT);
	}

	@Test
	void findsTheNotesThatSayWhatWasUpdated() {
		assertThat(Sections.updateNotes("""
				Updated March 27, 2025: We have updated the timeline below. Thank you.

				Updated February 3, 2025: We have updated the content.
				A thing comes. Updated: no.
				""")).containsExactly("Updated March 27, 2025: We have updated the timeline below. Thank you.",
				"Updated February 3, 2025: We have updated the content.");
		assertThat(Sections.updateNotes("Updates come on May 3: be ready.")).isEqualTo(List.of());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			This happens by itself with no admin action required. | true
			No action is needed to prepare for this.              | true
			Action is required by May.                            | false
			""")
	void knowsTheSentencesThatNobodyHasToAct(String text, boolean none) {
		assertThat(Sections.isNoAction(text)).isEqualTo(none);
	}

	@Test
	void readsAHostileTextInLinearTime() {
		assertThat(Sections.of("When this\n".repeat(500_000)).all()).isNotEmpty();
		assertThat(Sections.updateNotes("Updated ".repeat(600_000))).isEmpty();
	}

}
