package org.runstate.impact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is read from real notices, against what a person read before. The marks are in two
 * halves by a hash of the id: the first was looked at while the code was written, the
 * second only towards the end, see docs/timelines.md.
 */
class MarksTests {

	private static final Path CORPUS = Path.of("../shared/corpus");

	private static final Path MARKS = Path.of("src/test/resources/org/runstate/impact");

	private final Classifier classifier = Classifier.standard();

	@BeforeEach
	void needsTheCorpus() {
		assumeTrue(Files.isDirectory(CORPUS), "The corpus is not beside this checkout.");
	}

	@Test
	void readsTheIntervalsThatAPersonReads() throws IOException {
		Map<String, JsonNode> notices = notices();
		int[][] count = new int[2][2];
		for (JsonNode mark : lines(MARKS.resolve("timeline-marks.jsonl"))) {
			if (mark.has("intervals")) {
				List<List<LocalDate>> missing = new ArrayList<>();
				mark.path("intervals")
					.values()
					.forEach((one) -> missing.add(List.of(day(one.get(0)), day(one.get(1)))));
				Set<List<LocalDate>> said = new HashSet<>();
				classified(of(notices, mark), "published").timeline()
					.forEach((promise) -> said.add(List.of(promise.from(), promise.to())));
				for (List<LocalDate> interval : said) {
					boolean right = missing
						.removeIf((one) -> near(one.get(0), interval.get(0)) && near(one.get(1), interval.get(1)));
					count[half(mark)][right ? 0 : 1] += right ? 2 : 1;
				}
				count[half(mark)][1] += missing.size();
			}
		}
		assertThat(share(count[0])).as("F1 of the half that was looked at").isGreaterThan(0.98);
		assertThat(share(count[1])).as("F1 of the other half").isGreaterThan(0.95);
	}

	@Test
	void readsTheDayToActByThatAPersonReads() throws IOException {
		Map<String, JsonNode> notices = notices();
		int[][] count = new int[2][2];
		int ghosts = 0;
		int none = 0;
		for (JsonNode mark : lines(MARKS.resolve("timeline-marks.jsonl"))) {
			LocalDate said = classified(of(notices, mark), "published").impact().actBy();
			if (!mark.path("actBy").isString()) {
				none++;
				ghosts += (said != null) ? 1 : 0;
			}
			else if (!mark.path("vague").asBoolean(false)) {
				count[half(mark)][(said != null && near(said, day(mark.path("actBy")))) ? 0 : 1]++;
			}
		}
		assertThat(share(count[0])).as("of the half that was looked at").isGreaterThan(0.94);
		assertThat(share(count[1])).as("of the other half").isGreaterThan(0.94);
		assertThat(ghosts / (double) none).as("days where a person reads none").isLessThan(0.03);
	}

	@Test
	void judgesRevisionsAsAPersonDoes() throws IOException {
		Map<String, JsonNode> chains = new HashMap<>();
		lines(CORPUS.resolve("message-center-revisions-dev.jsonl")).forEach((one) -> chains.put(id(one), one));
		int[][] count = new int[2][2];
		List<String> missed = new ArrayList<>();
		for (JsonNode mark : lines(MARKS.resolve("difference-marks.jsonl"))) {
			JsonNode revisions = of(chains, mark).path("revisions");
			int number = mark.path("revision").asInt();
			List<Difference> differences = between(revisions.get(number - 2), revisions.get(number - 1));
			boolean material = differences.stream().anyMatch(Difference::material);
			count[half(mark)][(material == mark.path("material").asBoolean()) ? 0 : 1]++;
			Set<Difference.Kind> kinds = new HashSet<>(differences.stream().map(Difference::kind).toList());
			boolean seen = switch (mark.path("moved").asString()) {
				case "earlier" -> kinds.contains(Difference.Kind.DATE_EARLIER);
				case "later" -> kinds.contains(Difference.Kind.DATE_LATER);
				case "both" ->
					kinds.contains(Difference.Kind.DATE_EARLIER) || kinds.contains(Difference.Kind.DATE_LATER);
				default -> true;
			};
			if (!seen) {
				missed.add(id(mark) + " " + number);
			}
		}
		assertThat(share(count[0])).as("agreement on the half that was looked at").isGreaterThan(0.95);
		assertThat(share(count[1])).as("agreement on the other half").isGreaterThan(0.95);
		assertThat(missed).as("date moves that were missed").isEmpty();
	}

	private List<Difference> between(JsonNode before, JsonNode after) {
		return Difference.between(subject(before, "lastModified"), classified(before, "lastModified"),
				subject(after, "lastModified"), classified(after, "lastModified"));
	}

	private Classified classified(JsonNode one, String published) {
		return this.classifier.classify(subject(one, published));
	}

	private static Subject subject(JsonNode one, String published) {
		String moment = one.path(published).asString("");
		return new Subject(one.path("title").asString(), one.path("text").asString(), "", List.of(), List.of(),
				List.of(), moment.isEmpty() ? null
						: LocalDate.parse(moment.substring(0, 10)).atStartOfDay().toInstant(ZoneOffset.UTC));
	}

	private static Map<String, JsonNode> notices() throws IOException {
		Map<String, JsonNode> notices = new HashMap<>();
		for (String file : List.of("message-center-dev.jsonl", "intune-whatsnew-dev.jsonl", "m365-roadmap-dev.jsonl")) {
			lines(CORPUS.resolve(file)).forEach((one) -> notices.put(id(one), one));
		}
		return notices;
	}

	private static List<JsonNode> lines(Path file) throws IOException {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.map((line) -> JsonMapper.shared().readTree(line)).toList();
		}
	}

	private static JsonNode of(Map<String, JsonNode> all, JsonNode mark) {
		return Objects.requireNonNull(all.get(id(mark)));
	}

	private static String id(JsonNode one) {
		return one.path("id").asString();
	}

	private static int half(JsonNode mark) {
		return Math.floorMod(id(mark).hashCode(), 2);
	}

	private static LocalDate day(JsonNode day) {
		return LocalDate.parse(day.asString());
	}

	/** Vendors themselves are a day off as often as not. */
	private static boolean near(LocalDate one, LocalDate other) {
		return Math.abs(ChronoUnit.DAYS.between(one, other)) <= 1;
	}

	private static double share(int[] rightAndWrong) {
		return rightAndWrong[0] / (double) (rightAndWrong[0] + rightAndWrong[1]);
	}

}
