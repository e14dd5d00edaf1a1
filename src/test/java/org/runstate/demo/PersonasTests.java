package org.runstate.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonasTests {

	@Test
	void everyPersonaAndEveryManagerWorksAtTheSampleOrganisation() throws IOException {
		List<String[]> people = new ClassPathResource("demo/people.csv").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.skip(1)
			.map((line) -> line.split(",", -1))
			.toList();
		List<String> emails = people.stream().map((cells) -> cells[0]).toList();
		assertThat(emails).hasSize(24).doesNotHaveDuplicates().containsAll(Personas.emails());
		assertThat(people.stream().map((cells) -> cells[7]).filter((manager) -> !manager.isEmpty())).isSubsetOf(emails);
		assertThat(people).allSatisfy((cells) -> assertThat(cells).hasSize(12));
	}

	@Test
	void theOneWhoRunsRunstateIsAnAdministrator() throws IOException {
		assertThat(new ClassPathResource("demo/people.csv").getContentAsString(StandardCharsets.UTF_8).lines())
			.filteredOn((line) -> line.startsWith(Personas.administrator()))
			.singleElement()
			.asString()
			.contains("administrator");
	}

}
