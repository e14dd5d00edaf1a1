package org.runstate.impact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.platform.Platform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is made of real notices without the labels that their publishers set.
 */
class CorpusTests {

	private static final Path CORPUS = Path.of("../shared/corpus");

	@BeforeEach
	void needsTheCorpus() {
		assumeTrue(Files.isDirectory(CORPUS), "The corpus is not beside this checkout.");
	}

	/**
	 * A model that has never seen the notices it is asked about: trained on four fifths,
	 * asked about the rest. The bounds leave room for the luck of one fifth.
	 */
	@Test
	void isRightAboutNoticesThatTheModelHasNotSeen() throws IOException {
		Accuracy accuracy = Teaching.of(List.of(CORPUS.resolve("message-center-dev.jsonl"))).setAside(0, 5, 1);
		assertThat(f1(accuracy, "category=retirement")).isGreaterThan(0.84);
		assertThat(f1(accuracy, "category=feature")).isGreaterThan(0.81);
		assertThat(f1(accuracy, "admin=touched")).isGreaterThan(0.86);
		assertThat(f1(accuracy, "user=touched")).isGreaterThan(0.84);
		assertThat(f1(accuracy, "major=true")).isGreaterThan(0.48);
		assertThat(accuracy.actionAccuracy()).isGreaterThan(0.79);
		assertThat(accuracy.actionMacroF1()).isGreaterThan(0.72);
	}

	private static double f1(Accuracy accuracy, String value) {
		return accuracy.values()
			.stream()
			.filter((one) -> one.value().equals(value))
			.mapToDouble(Accuracy.Value::f1)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void readsPlatformsWhereTheTextStatesThem() throws IOException {
		assertThat(platforms("message-center-dev.jsonl", "platformsStated")).isGreaterThan(0.98);
		assertThat(platforms("intune-whatsnew-dev.jsonl", "platforms")).isGreaterThan(0.94);
		assertThat(platforms("apple-releases-dev.jsonl", "platforms")).isGreaterThan(0.99);
	}

	@Test
	void tellsIncidentsFromMaintenance() throws IOException {
		assertThat(f1("status-incidents-dev.jsonl",
				(one) -> one.path("labels").path("category").asString().equals("incident"),
				(impact) -> impact.category() == Category.INCIDENT))
			.isGreaterThan(0.95);
	}

	private static double f1(String file, Predicate<JsonNode> truth, Predicate<Impact> said) throws IOException {
		int right = 0;
		int wrong = 0;
		for (JsonNode one : notices(file)) {
			boolean is = truth.test(one);
			boolean says = said.test(impact(one));
			right += (is && says) ? 2 : 0;
			wrong += (is != says) ? 1 : 0;
		}
		return right / (double) (right + wrong);
	}

	private static double platforms(String file, String label) throws IOException {
		int right = 0;
		int wrong = 0;
		for (JsonNode one : notices(file)) {
			JsonNode truth = one.path("labels").path(label);
			if (truth.isArray()) {
				Set<String> is = new HashSet<>();
				truth.values().forEach((key) -> is.add(key.asString()));
				Set<String> says = new HashSet<>(impact(one).platforms().stream().map(Platform::key).toList());
				int both = (int) is.stream().filter(says::contains).count();
				right += 2 * both;
				wrong += is.size() + says.size() - 2 * both;
			}
		}
		return right / (double) (right + wrong);
	}

	private static Impact impact(JsonNode one) {
		String published = one.path("published").asString("");
		return Classifier.standard()
			.classify(new Subject(one.path("title").asString(), one.path("text").asString(), "", List.of(), List.of(),
					List.of(), published.isEmpty() ? null : Moments.of(published)))
			.impact();
	}

	private static List<JsonNode> notices(String file) throws IOException {
		try (Stream<String> lines = Files.lines(CORPUS.resolve(file))) {
			return lines.map((line) -> JsonMapper.shared().readTree(line)).toList();
		}
	}

}
