package org.runstate.source.reading;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Access;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GithubReleasesReaderTests {

	private final GithubReleasesReader reader = new GithubReleasesReader();

	@Test
	void aReleaseIsANoticeAndADraftIsNot() {
		List<Entry> entries = Fixture.entries(this.reader, "github-releases.json");
		assertThat(entries).extracting(Entry::key).containsExactly("31", "29");
		assertThat(entries).extracting(Entry::title).containsExactly("agent v1.5.0-rc1", "Agent 1.4.2");
		assertThat(entries.get(0).labels()).containsExactly("tag:v1.5.0-rc1", "prerelease");
		assertThat(entries.get(1).url()).isEqualTo("https://github.com/contoso/agent/releases/tag/v1.4.2");
		assertThat(entries.get(1).published()).isEqualTo("2026-08-01T10:00:00Z");
		assertThat(entries.get(1).labels()).containsExactly("tag:v1.4.2");
	}

	@Test
	void markdownBecomesMarkupThatIsSafe() {
		Entry entry = Fixture.entries(this.reader, "github-releases.json").get(1);
		assertThat(entry.html())
			.contains("<h2>Fixes</h2>", "<strong>crash</strong>", "href=\"https://contoso.example/n\"")
			.doesNotContain("<img", "javascript:");
	}

	@Test
	void countersAreNoNews() {
		String later = Fixture.text("github-releases.json").replace(": 17", ": 18").replace("\"+1\": 3", "\"+1\": 4");
		assertThat(Fixture.reading(this.reader, later, Map.of(), Fixture.ADDRESS))
			.isEqualTo(Fixture.good(this.reader, "github-releases.json"));
	}

	@Test
	void asksForAsManyAsOnePageHolds() {
		assertThat(this.reader.requests(Asked.of("https://api.example.com/repos/a/b/releases"))).singleElement()
			.satisfies((request) -> {
				assertThat(request.url()).isEqualTo("https://api.example.com/repos/a/b/releases?per_page=100");
				assertThat(request.access()).isEqualTo(new Access.None());
			});
		assertThat(this.reader.requests(Asked.of("https://api.example.com/x?per_page=5"))).extracting(Request::url)
			.containsExactly("https://api.example.com/x?per_page=5");
	}

	@Test
	void aCredentialThatIsNamedAndMissingStopsTheVisit() {
		Asked asked = new Asked("https://api.example.com/x", new Options(Map.of("credentials", "gh")), List.of(), null);
		assertThatThrownBy(() -> this.reader.requests(asked)).isInstanceOf(MissingCredentialException.class);
	}

	@Test
	void anErrorIsNoEmptyList() {
		assertThat(Fixture.failure(this.reader, "{\"message\": \"API rate limit exceeded\"}"))
			.isEqualTo(Failure.PROTOCOL_ERROR);
	}

}
