package org.runstate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.runstate.platform.Platform;
import org.runstate.platform.Vocabulary;
import org.runstate.source.reading.Readers;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTests {

	private final Catalogue catalogue = new Catalogue();

	@Test
	void everyEntryIsARightSource() {
		Readers readers = Readers.all();
		SourceRules rules = new SourceRules(readers);
		List<String> problems = new ArrayList<>();
		for (CatalogueEntry entry : this.catalogue.entries()) {
			String problem = rules.problem(withCredentials(entry));
			if (problem != null) {
				problems.add(entry.key() + ": " + problem);
			}
		}
		assertThat(problems).isEmpty();
	}

	private static Listed withCredentials(CatalogueEntry entry) {
		Listed source = entry.listed();
		Map<String, Object> options = new HashMap<>(source.options());
		if (entry.needs() != null) {
			options.put("credentials", List.of("one"));
		}
		return new Listed(source.key(), source.name(), source.kind(), source.url(), source.every(), source.services(),
				source.platforms(), source.owner(), source.baseline(), options);
	}

	@Test
	void everyEntrySaysInOneSentenceWhatItIsAbout() {
		assertThat(this.catalogue.entries()).hasSizeGreaterThan(50).allSatisfy((entry) -> {
			assertThat(entry.says()).as(entry.key()).matches("[A-Z].*\\.").hasSizeBetween(20, 160);
			assertThat(entry.vendor()).as(entry.key()).isNotBlank();
			assertThat(entry.quirks()).as(entry.key()).allSatisfy((quirk) -> assertThat(quirk).endsWith("."));
			assertThat(entry.url()).as(entry.key()).startsWith("https://");
			if (entry.needs() != null) {
				assertThat(entry.needs()).isIn("application", "token");
				assertThat(entry.asks()).as(entry.key()).isNotBlank();
			}
		});
	}

	@Test
	void callsServicesAndPlatformsAsEverybodyDoes() {
		assertThat(this.catalogue.entries()).allSatisfy((entry) -> {
			assertThat(entry.services())
				.allSatisfy((service) -> assertThat(Vocabulary.standard().service(service)).isEqualTo(service));
			assertThat(entry.platforms()).allSatisfy((key) -> assertThat(Platform.of(key)).isPresent());
		});
	}

	@Test
	void namesEachSourceAndEachAddressOnce() {
		assertThat(this.catalogue.entries()).extracting(CatalogueEntry::key).doesNotHaveDuplicates();
		assertThat(this.catalogue.entries()).extracting(CatalogueEntry::name).doesNotHaveDuplicates();
		assertThat(this.catalogue.entries()).extracting(CatalogueEntry::url).doesNotHaveDuplicates();
	}

	@Test
	void coversTheEstateThatIsUsual() {
		assertThat(this.catalogue.vendors()).contains("Microsoft", "Apple", "Google", "Amazon", "CISA",
				"endoflife.date", "GitHub releases");
		assertThat(this.catalogue.entries()).extracting(CatalogueEntry::kind)
			.contains("feed", "page", "graph-messages", "graph-health", "m365-roadmap", "statuspage", "kev",
					"endoflife", "sofa", "gdmf", "github-releases", "msrc");
	}

	@Test
	void findsByWordsVendorAndPlatform() {
		assertThat(this.catalogue.find("INTUNE new", "", "")).extracting(CatalogueEntry::key)
			.contains("intune-whats-new")
			.doesNotContain("entra-whats-new");
		assertThat(this.catalogue.find("", "Apple", "ios")).extracting(CatalogueEntry::key)
			.contains("sofa-ios", "apple-gdmf")
			.doesNotContain("sofa-macos", "eol-ios");
		assertThat(this.catalogue.find("no such thing", "", "")).isEmpty();
	}

}
