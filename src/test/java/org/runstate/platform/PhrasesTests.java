package org.runstate.platform;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PhrasesTests {

	@Test
	void findsPhrasesBetweenWordBoundariesOnly() {
		assertThat(found(List.of("ios", "os"), "iOS, kiosk, os")).containsExactly("iOS", "os");
	}

	@Test
	void findsPhrasesWithinOneAnother() {
		assertThat(found(List.of("apple tv", "tv", "apple"), "an Apple TV")).containsExactly("Apple", "Apple TV", "TV");
	}

	@Test
	void starLetsPhraseGoOn() {
		assertThat(found(List.of("retir*"), "will be retired")).containsExactly("retir");
	}

	@Test
	void capitalCountsOnlyWhereTheTextHasOne() {
		assertThat(found(List.of("Windows"), "close all windows on Windows, WINDOWS")).containsExactly("Windows",
				"WINDOWS");
	}

	@Test
	void kindsOfBlanksQuotesAndDashesAreOne() {
		assertThat(found(List.of("doesn't affect", "opt-out"), "doesn\u2019t \u00a0\n affect the opt\u2011out"))
			.containsExactly("doesn\u2019t \u00a0\n affect", "opt\u2011out");
	}

	@Test
	void refusesPhraseThatNoTextCanHave() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Phrases(List.of("caf\u00e9")))
			.withMessageContaining("caf\u00e9");
	}

	private static List<String> found(List<String> phrases, String text) {
		return new Phrases(phrases).in(text).stream().map((hit) -> text.substring(hit.start(), hit.end())).toList();
	}

}
