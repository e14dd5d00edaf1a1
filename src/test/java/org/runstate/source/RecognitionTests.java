package org.runstate.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.reading.FeedReader;
import org.runstate.source.reading.Fixture;
import org.runstate.source.reading.Readers;

import static org.assertj.core.api.Assertions.assertThat;

class RecognitionTests {

	private final Readers readers = Readers.all();

	@ParameterizedTest
	@CsvSource({ "kev.json, kev", "sofa.json, sofa", "gdmf.json, gdmf", "roadmap-v1.json, m365-roadmap",
			"roadmap-v2.json, m365-roadmap", "statuspage-incidents.json, statuspage",
			"statuspage-maintenances.json, statuspage", "endoflife.md, endoflife", "endoflife-v1.json, endoflife",
			"endoflife-legacy.json, endoflife", "github-releases.json, github-releases", "msrc-updates.json, msrc",
			"msrc-month.json, msrc" })
	void aDocumentIsKnownByItsLook(String file, String kind) {
		assertThat(this.readers.guess(Fetched.Body.of(Fixture.text(file)))).isEqualTo(kind);
		assertThat(this.readers.kinds()
			.stream()
			.filter((one) -> this.readers.find(one).orElseThrow().recognises(Fixture.text(file))))
			.containsExactly(kind);
	}

	@Test
	void feedsAreForNobodyElse() throws IOException {
		try (Stream<Path> feeds = Files.list(Path.of("src/test/resources/feeds"))) {
			assertThat(feeds).isNotEmpty()
				.allSatisfy((feed) -> assertThat(this.readers.guess(Fetched.Body.of(Files.readAllBytes(feed))))
					.isEqualTo(FeedReader.KIND));
		}
	}

	@Test
	void everyKindHasItsLineInTheDocumentation() throws IOException {
		assertThat(Files.readAllLines(Path.of("docs/sources.md"))).satisfies((lines) -> assertThat(this.readers.kinds())
			.allSatisfy((kind) -> assertThat(lines).filteredOn((line) -> line.startsWith("| `" + kind + "` |"))
				.hasSize(1)));
	}

}
