package org.runstate.change;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.impact.Category;

import static org.assertj.core.api.Assertions.assertThat;

class OwnKeysTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					graph-messages | MC100001 | Labels arrive               | See MC100002 and KB5000001.                                 | MC100001
					feed           | x        | MC100001 - Labels arrive    | Nothing else.                                               | MC100001
					m365-roadmap   | 130363   | Labels arrive               | Nothing else.                                               | 130363
					graph-messages | MC100001 | Labels arrive               | This message is associated with Roadmap ID 130363.          | MC100001,130363
					feed           | x        | Labels arrive               | As we wrote, see also the page of Roadmap ID 130363.        | ''
					feed           | x        | Labels arrive               | Roadmap ID: 130363 and 130364                               | 130363,130364
					kev            | CVE-2026-1234 | A weakness of a gateway | It is used.                                                | CVE-2026-1234
					feed           | x        | CVE-2026-1234 is mended     | And CVE-2026-9999.                                          | CVE-2026-1234
					feed           | x        | CVE-2026-1 CVE-2026-1234 and CVE-2026-1235 are mended | All in one.                       | ''
					feed           | x        | The month has 80 mends      | CVE-2026-1234, CVE-2026-1235                                | ''
					page           | x        | KB5000001 (OS build 26100.4061) | It mends things.                                        | KB5000001,26100.4061
					page           | x        | Remote desktop fails after KB5000001 | A workaround is there.                             | ''
					""")
	void takesOnlyTheNumbersOfTheNoticeItself(String kind, String key, String title, String text, String own) {
		Set<Key> keys = OwnKeys.of(notice(kind, key, title, text, Category.UPDATE, List.of()));
		assertThat(keys.stream().map(Key::value))
			.containsExactlyInAnyOrder(own.isEmpty() ? new String[0] : own.split(",", -1));
	}

	@Test
	void theVendorsListOfRoadmapItemsWins() {
		assertThat(OwnKeys.of(notice("graph-messages", "MC100001", "Labels", "Associated with Roadmap ID 999999.",
				Category.FEATURE, List.of("roadmap:130363, 130364"))))
			.extracting(Key::value)
			.containsExactlyInAnyOrder("MC100001", "130363", "130364");
	}

	@Test
	void aKnownIssueIsNotTheUpdateThatBroughtIt() {
		assertThat(
				OwnKeys.of(notice("page", "x", "KB5000001: screens flicker", "Soon.", Category.KNOWN_ISSUE, List.of())))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			This message replaces MC100002.                        | MC100002=true
			This post supersedes our earlier message MC100002.     | MC100002=true
			This message was replaced by MC100003.                 | MC100003=false
			As previously communicated in MC100002, it ends.       | ''
			The new view replaces the old one. See MC100002.       | ''
			This is associated with MC100002 and follows MC100003. | ''
			""")
	void onlyWordsOfReplacingReplace(String text, String found) {
		String all = Replacement.in(text).toString();
		assertThat(all.substring(1, all.length() - 1)).isEqualTo(found);
	}

	static Announced notice(String kind, String key, String title, String text, Category category,
			List<String> labels) {
		return new Announced(1, 1, "a source", kind, key, title, null, text, labels, Set.of(), category, Instant.EPOCH);
	}

}
