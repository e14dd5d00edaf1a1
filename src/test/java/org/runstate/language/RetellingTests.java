package org.runstate.language;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetellingTests {

	private final Words words = new Words("");

	@Test
	void saysSentencesAgainWithTheirValues() {
		assertThat(german("The deadline is 12 days earlier: 2026-12-12 instead of 2026-12-24."))
			.isEqualTo("Die Frist liegt 12 Tage früher: 12. Dezember 2026 statt 24. Dezember 2026.");
		assertThat(german("because you run Windows, macOS and 2 more and it has to be done by 2026-12-12")).isEqualTo(
				"weil Sie Windows, macOS und 2 weitere betreiben und es bis 12. Dezember 2026 erledigt sein muss");
		assertThat(german("It asks to fix, no longer to inform."))
			.isEqualTo("Jetzt gilt „beheben“, nicht mehr „informieren“.");
	}

	@Test
	void keepsALargeFirstLetter() {
		assertThat(german("Because you will notice it")).isEqualTo("Weil Sie es bemerken werden");
		assertThat(german("retirement")).isEqualTo("Abkündigung");
	}

	@Test
	void writesDaysAsTheyAreWrittenThere() {
		assertThat(german("3 Mar 2027")).isEqualTo("3. März 2027");
		assertThat(german("27 Nov")).isEqualTo("27. Nov.");
		assertThat(english("The deadline 2026-12-24 is gone.")).isEqualTo("The deadline 24 Dec 2026 is gone.");
		assertThat(english("release-2026-12-24 of 2026-13-24")).isEqualTo("release-2026-12-24 of 2026-13-24");
	}

	@Test
	void leavesWhatNobodyWroteDown() {
		assertThat(this.words.retold(Locale.GERMAN, "Windows 11 and its friends")).isEmpty();
		assertThat(this.words.again(Locale.ENGLISH, "It became a retirement.")).isEqualTo("It became a retirement.");
	}

	private String english(String english) {
		return this.words.again(Locale.ENGLISH, english);
	}

	private String german(String english) {
		return this.words.again(Locale.GERMAN, english);
	}

}
