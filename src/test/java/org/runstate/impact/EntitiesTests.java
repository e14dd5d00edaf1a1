package org.runstate.impact;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntitiesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					associated with Microsoft 365 Roadmap ID 470999.                                          | 470999
					Roadmap ID: 130363                                                                        | 130363
					Roadmap IDs 123456, 234567 and 345678                                                     | 123456,234567,345678
					Roadmap ID 488795, Roadmap ID 488796                                                      | 488795,488796
					Feature IDs 130363 and 130364                                                             | 130363,130364
					https://aka.ms/roadmap/130363                                                             | 130363
					https://www.microsoft.com//microsoft-365/roadmap?filters=&searchterms=567467              | 567467
					microsoft.com/en-us/microsoft-365/roadmap?rtc=1%26filters%3D&searchterms=558435#Roadmap   | 558435
					see the roadmap, KB5028185                                                                | ''
					""")
	void readsRoadmapIdsInAllTheirSpellings(String text, String ids) {
		assertThat(in(text, "").roadmap()).isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(",", -1)));
	}

	@Test
	void readsRoadmapIdsFromTheAddressesOfLinks() {
		String html = "<a href=\"https://www.microsoft.com/microsoft-365/roadmap?filters=&amp;searchterms=567467\">Roadmap</a>";
		assertThat(in("See the roadmap.", html).roadmap()).containsExactly("567467");
	}

	@Test
	void readsEverythingElseWithANumber() {
		Entities entities = in(
				"As communicated in MC867664, KB5058405 (OS Build 26100.4061) mends cve-2026-12345. KB5058405!", "");
		assertThat(entities.messages()).containsExactly("MC867664");
		assertThat(entities.kb()).containsExactly("KB5058405");
		assertThat(entities.builds()).containsExactly("26100.4061");
		assertThat(entities.cve()).containsExactly("CVE-2026-12345");
		assertThat(entities.roadmap()).isEmpty();
	}

	private static Entities in(String text, String html) {
		return Entities.in(new Subject("Title", text, html, List.of(), List.of(), List.of(), null));
	}

}
