package org.runstate.change;

import java.util.Map;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LikenessTests {

	private static final Map<String, Integer> HAVING = Map.of("team", 900, "meet", 300, "walki", 2, "talki", 2);

	private final Likeness likeness = new Likeness(1000, (word) -> HAVING.getOrDefault(word, 5));

	@Test
	void theSameWordsAreWhollyAlikeAndOthersNotAtAll() {
		Map<String, Double> one = Words.of("Walkie talkie for meetings", "");
		assertThat(this.likeness.between(one, Words.of("Meeting: walkie-talkies", ""))).isCloseTo(1,
				Offset.offset(1e-9));
		assertThat(this.likeness.between(one, Words.of("Labels arrive", ""))).isZero();
	}

	@Test
	void rareWordsCountMoreThanCommonOnes() {
		Map<String, Double> one = Words.of("Teams meetings get walkie talkie", "");
		assertThat(this.likeness.between(one, Words.of("Walkie talkie arrives", "")))
			.isGreaterThan(this.likeness.between(one, Words.of("Teams meetings end", "")) * 2);
		assertThat(this.likeness.shared(one, Words.of("Teams walkie talkie", ""))).startsWith("walki", "talki");
	}

	@Test
	void aLongTextIsReadOnlyAtItsBeginning() {
		assertThat(Words.of("Title", "x".repeat(5_000_000) + " end")).hasSize(2);
	}

}
