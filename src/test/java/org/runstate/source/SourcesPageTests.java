package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.notice.Compared;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.runstate.notice.Said;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Reading;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@RunstateTest
class SourcesPageTests {

	private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter
		.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.UK)
		.withZone(ZoneOffset.UTC);

	private Instant polledAt;

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Sources sources;

	@Autowired
	SourcesFile file;

	@Autowired
	HeldBatches held;

	@Autowired
	Notices notices;

	@BeforeEach
	void failing() {
		this.file.take("- {key: apple, name: 'Apple <releases>', url: 'https://feeds.example.org/apple'}"
			.getBytes(StandardCharsets.UTF_8));
		this.polledAt = Instant.now();
		Source source = this.sources.claim(this.polledAt, 1).get(0);
		Visited visited = new Visited(new Look.Same(), 12, 200, 0, Validators.NONE);
		Polled polled = new Polled(source, this.polledAt, true, visited);
		this.sources.record(
				List.of(Outcomes.failed(polled, Failure.NOT_A_FEED, "The answer is an HTML page, not a feed.", null)));
	}

	private static RequestPostProcessor as(String role) {
		return SecurityMockMvcRequestPostProcessors.user("anna@example.org").roles(role);
	}

	@Test
	void saysHowEachSourceIsDoing() {
		assertThat(this.mvc.get().uri("/sources").with(as("ADMIN"))).hasStatusOk()
			.bodyText()
			.contains("Apple &lt;releases&gt;", "failing", "not a feed, 1 in a row");
	}

	@Test
	void saysWhyThereIsNothingNew() {
		assertThat(this.mvc.get().uri("/sources/apple").with(as("ADMIN"))).hasStatusOk()
			.bodyText()
			.contains("The answer is an HTML page, not a feed.", DAY_AND_TIME.format(this.polledAt), "never")
			.doesNotContain("Check now");
	}

	@Test
	void anAdministratorHasASourceCheckedNow() {
		assertThat(this.mvc.get().uri("/sources/apple").with(as("ADMINISTRATOR"))).bodyText().contains("Check now");
		Instant before = this.sources.find("apple").orElseThrow().nextCheckAt();
		assertThat(this.mvc.post().uri("/sources/apple/check").with(as("ADMINISTRATOR")).with(csrf()))
			.hasStatus3xxRedirection();
		assertThat(this.sources.find("apple").orElseThrow().nextCheckAt()).isNotEqualTo(before)
			.isBeforeOrEqualTo(Instant.now());
	}

	@Test
	void nobodyElseDoes() {
		Instant before = this.sources.find("apple").orElseThrow().nextCheckAt();
		assertThat(this.mvc.post().uri("/sources/apple/check").with(as("ADMIN")).with(csrf())).hasStatus(403);
		assertThat(this.sources.find("apple").orElseThrow().nextCheckAt()).isEqualTo(before);
	}

	private void held() {
		Entry entry = new Entry("k", "A <b>new</b> notice", null, "text", List.of(), List.of(), List.of(), null, null);
		Look.Said said = new Look.Said(new Reading.Good("", List.of(entry), List.of()), "ab", true);
		Source source = this.sources.find("apple").orElseThrow();
		Visited visited = new Visited(said, 12, 200, 0, Validators.NONE);
		Compared compared = this.notices
			.compare(List.of(new Said(source.id(), false, List.of(), List.of(), List.of(entry))))
			.get(0);
		this.held.put(new Polled(source, this.polledAt, true, visited), said, compared, "Held: all 1 entries are new.");
	}

	@Test
	void anAdministratorReleasesOrDropsWhatIsHeld() {
		held();
		assertThat(this.mvc.get().uri("/sources/apple").with(as("ADMIN"))).bodyText()
			.contains("Held for a look", "A &lt;b&gt;new&lt;/b&gt; notice")
			.doesNotContain("Drop it");
		assertThat(this.mvc.post().uri("/sources/apple/release").with(as("ADMIN")).with(csrf())).hasStatus(403);
		assertThat(this.mvc.post().uri("/sources/apple/drop").with(as("ADMIN")).with(csrf())).hasStatus(403);
		assertThat(this.mvc.post().uri("/sources/apple/release").with(as("ADMINISTRATOR")).with(csrf()))
			.hasStatus3xxRedirection();
		assertThat(this.notices.unclassified(0, 10)).extracting(Revision::title).contains("A <b>new</b> notice");
		held();
		assertThat(this.mvc.post().uri("/sources/apple/drop").with(as("ADMINISTRATOR")).with(csrf()))
			.hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri("/sources/apple").with(as("ADMIN"))).bodyText().doesNotContain("Held for a look");
	}

	@Test
	void whatIsNotHeldCannotBeReleasedOrDropped() {
		assertThat(this.mvc.post().uri("/sources/apple/release").with(as("ADMINISTRATOR")).with(csrf())).hasStatus(409);
		assertThat(this.mvc.post().uri("/sources/apple/drop").with(as("ADMINISTRATOR")).with(csrf())).hasStatus(409);
	}

	@Test
	void anUnknownSourceIsNotFound() {
		assertThat(this.mvc.get().uri("/sources/none").with(as("ADMIN"))).hasStatus(404);
	}

}
