package org.runstate.wording;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceholdersTests {

	@Test
	void putsEachValueInOnce() {
		Map<String, String> values = Map.of("name", "{count} $1 \\", "count", "3");
		assertThat(Placeholders.fill("{name} has {count}, {count}", (name) -> values.getOrDefault(name, "")))
			.isEqualTo("{count} $1 \\ has 3, 3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${name}", "#{name}", "<#list 1..9 as i>${i}</#list>", "{ name }", "{}", "{", "a } b",
			"{\"name\": 1}", "${o(\"java.util.Date\")}" })
	void leavesWhatOtherLanguagesWouldObey(String text) {
		assertThat(Placeholders.unknown(text, List.of("name"))).isEmpty();
		assertThat(Placeholders.fill(text, (name) -> "!")).isEqualTo(text);
	}

	@Test
	void findsWhatIsNoPlaceholder() {
		assertThat(Placeholders.unknown("{name} {vorname}", List.of("name"))).contains("vorname");
		assertThat(Placeholders.unknown("{Name}", List.of("name"))).contains("Name");
		assertThat(Placeholders.unknown("{name}", List.of("name"))).isEmpty();
	}

	@Test
	void takesOutWhatNobodySees() {
		assertThat(Placeholders.clean("  a\r\nb\u0000\u0007\uE000\tc\r ")).isEqualTo("a\nb c");
	}

}
