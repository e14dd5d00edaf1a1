package org.runstate.impact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifyFileTests {

	@TempDir
	Path folder;

	@Test
	void answersEachLineInOrderAndReportsTheBadOne() throws IOException {
		List<JsonNode> answers = classify(2, 3,
				"""
						\ufeff{"id": "a", "title": "Teams is retiring", "text": "On July 14, 2026.", "published": "2026-02-10", "more": {}}

						{"id": 7, "html": "<p>For <b>Windows</b></p>", "labels": {"category": "planForChange", "tags": ["New feature"]}}
						{"id": "c"
						{"id": "d"}
						[1]
						""");
		assertThat(answers.get(0).path("id").asString()).isEqualTo("a");
		assertThat(answers.get(0).path("category").asString()).isEqualTo("retirement");
		assertThat(answers.get(0).path("timeline").get(0).path("from").asString()).isEqualTo("2026-07-14");
		assertThat(answers.get(1).path("id").asInt()).isEqualTo(7);
		assertThat(answers.get(1).path("platforms").get(0).asString()).isEqualTo("windows");
		assertThat(answers.get(1).path("action").asString()).isEqualTo("plan");
		assertThat(answers.get(1).path("category").asString()).isEqualTo("feature");
		assertThat(answers.get(2).path("error").asString()).startsWith("line 4: not JSON");
		assertThat(answers.get(3).path("id").asString()).isEqualTo("d");
		assertThat(answers.get(3).path("error").asString()).isEqualTo("line 5: neither title nor text");
		assertThat(answers.get(4).path("error").asString()).isEqualTo("line 6: not a JSON object");
	}

	@Test
	void fieldsStandInTheOrderOfTheContract() throws IOException {
		assertThat(classify(1, 0, "{\"id\": \"a\", \"title\": \"T\"}").get(0).propertyNames()).containsExactly("id",
				"platforms", "category", "action", "major", "touches", "urgency", "actBy", "timeline", "entities",
				"reasons");
	}

	@Test
	void passesOverALineThatIsTooLong() throws IOException {
		String tooLong = "{\"id\": 1, \"title\": \"" + "x".repeat(Lines.LONGEST) + "\"}\n";
		assertThat(classify(1, 1, tooLong + "{\"id\": 2, \"title\": \"T\"}").get(1).path("id").asInt()).isEqualTo(2);
	}

	private List<JsonNode> classify(long classified, long failed, String lines) throws IOException {
		Path file = Files.writeString(this.folder.resolve("in.jsonl"), lines);
		StringBuilder out = new StringBuilder();
		ClassifyFile.Counts counts = new ClassifyFile(Classifier.standard()).classify(file, out);
		assertThat(counts).isEqualTo(new ClassifyFile.Counts(classified, failed));
		return out.toString().lines().map((line) -> JsonMapper.shared().readTree(line)).toList();
	}

}
