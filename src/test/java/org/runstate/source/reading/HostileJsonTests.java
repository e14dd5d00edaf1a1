package org.runstate.source.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.source.fetch.Fetched;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class HostileJsonTests {

	private static final JsonMapper mapper = new JsonMapper();

	private final Readers readers = Readers.all();

	@ParameterizedTest
	@ValueSource(strings = { "kev.json", "sofa.json", "gdmf.json", "roadmap-v1.json", "roadmap-v2.json",
			"statuspage-incidents.json", "statuspage-maintenances.json", "endoflife-v1.json", "endoflife-legacy.json",
			"github-releases.json", "msrc-updates.json", "msrc-month.json" })
	void whateverStandsInTheWrongPlaceIsNoErrorOfOurs(String file) {
		String text = Fixture.text(file);
		Reader reader = this.readers.find(this.readers.guess(Fetched.Body.of(text))).orElseThrow();
		for (String wrong : List.of("null", "{}", "[]", "[[]]", "\"\\u0000\\u202e<b>\"", "-1", "1e400", "true")) {
			everywhere(mapper.readTree(text), mapper.readTree(wrong), (hostile) -> {
				Reading reading = Fixture.reading(reader, hostile.toString(), Map.of(), null);
				if (reading instanceof Reading.Unreadable unreadable) {
					assertThat(unreadable.detail()).doesNotContain("Runstate's own");
				}
				else {
					assertThat(((Reading.Good) reading).entries()).allSatisfy((entry) -> {
						assertThat(entry.key()).isNotBlank();
						assertThat(entry.title()).isNotBlank();
					});
				}
			});
		}
	}

	@Test
	void halfACharacterIsReplaced() {
		String kev = Fixture.text("kev.json").replace("CVE-2026-90002\"", "CVE-\\ud83d\"");
		assertThat(((Reading.Good) Fixture.reading(new KevReader(), kev, Map.of(), null)).entries().get(1).key())
			.isEqualTo("CVE-?");
		String feed = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"\\udc00\"}]}";
		assertThat(((Reading.Good) Fixture.reading(new FeedReader(), feed, Map.of(), null)).entries().get(0).key())
			.isEqualTo("?");
	}

	/** Puts a value in the place of each other, one at a time. */
	private static void everywhere(JsonNode root, JsonNode wrong, Consumer<JsonNode> then) {
		everywhere(root, root, wrong, then);
	}

	private static void everywhere(JsonNode root, JsonNode node, JsonNode wrong, Consumer<JsonNode> then) {
		if (node instanceof ObjectNode object) {
			for (String name : new ArrayList<>(object.propertyNames())) {
				JsonNode right = object.get(name);
				object.set(name, wrong);
				then.accept(root);
				object.set(name, right);
				everywhere(root, right, wrong, then);
			}
		}
		else if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				JsonNode right = array.get(i);
				array.set(i, wrong);
				then.accept(root);
				array.set(i, right);
				everywhere(root, right, wrong, then);
			}
		}
	}

}
