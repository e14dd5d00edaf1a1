package org.runstate.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourcesOpmlTests {

	private static final SourcesByAddress NOTHING = new SourcesByAddress(List.of());

	private static final String[] PIECES = { "a", "Zürich", "&", "<b>", "\"", "'", "; ", "%3B", "%", ",", " ", "\n",
			"\t", "]]>", "&amp;", "日本", "😀", "=", "--", "{}", "[1]" };

	private static List<Listed> back(String opml, SourcesByAddress known) {
		List<String> problems = new ArrayList<>();
		List<Listed> sources = List.copyOf(SourcesOpml.read(opml, problems, known).values());
		assertThat(problems).isEmpty();
		return sources;
	}

	@RepeatedTest(200)
	void losesNothingOnTheWayOutAndIn(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		List<Listed> sources = IntStream.range(0, 5).mapToObj((i) -> source(random, i)).toList();
		assertThat(back(SourcesOpml.write(sources), NOTHING)).isEqualTo(sources);
	}

	private static Listed source(Random random, int number) {
		String kind = List.of("feed", "page", "manual", "graph-messages").get(random.nextInt(4));
		Map<String, Object> options = new LinkedHashMap<>();
		if (random.nextBoolean()) {
			options.put("category", text(random));
			options.put("depth", random.nextInt(9));
			options.put("credentials", List.of(text(random), "graph"));
			options.put("deep", random.nextBoolean());
		}
		return new Listed("key-" + number, "x" + text(random), kind,
				kind.equals("manual") ? "" : "https://feeds.example.org/?a=1&b=" + random.nextInt(1000),
				Duration.ofSeconds(1 + random.nextInt(1_000_000)), texts(random), List.of("ios"),
				random.nextBoolean() ? "ada@example.org" : null, random.nextBoolean(), options);
	}

	private static List<String> texts(Random random) {
		return IntStream.range(0, random.nextInt(4)).mapToObj((i) -> ("s" + text(random)).strip()).toList();
	}

	private static String text(Random random) {
		return IntStream.range(0, random.nextInt(6))
			.mapToObj((i) -> PIECES[random.nextInt(PIECES.length)])
			.collect(Collectors.joining());
	}

	@Test
	void otherReadersFindTheFeedsAndOnlyThem() {
		Listed feed = new Listed("a", "A & B", "feed", "https://feeds.example.org/a", Listed.EVERY, List.of(),
				List.of(), null, true, Map.of());
		Listed page = new Listed("b", "B", "page", "https://pages.example.org/b", Listed.EVERY, List.of(), List.of(),
				null, true, Map.of());
		assertThat(SourcesOpml.write(List.of(feed, page)))
			.contains("<outline text=\"A &amp; B\" type=\"rss\" xmlUrl=\"https://feeds.example.org/a\"")
			.contains("type=\"link\" url=\"https://pages.example.org/b\"")
			.containsOnlyOnce("xmlUrl");
	}

	@Test
	void whatAnotherProgramCannotSayStaysAsItWasSet() {
		Listed known = new Listed("mine", "Old", "feed", "https://feeds.example.org/a", Duration.ofHours(6),
				List.of("Mail"), List.of("ios"), "ada@example.org", false, Map.of());
		String opml = "<opml version=\"2.0\"><body><outline text=\"New\" type=\"rss\" xmlUrl=\"http://feeds.example.org/a?utm_source=x\"/></body></opml>";
		assertThat(back(opml, new SourcesByAddress(List.of(known)))).singleElement()
			.isEqualTo(new Listed("mine", "New", "feed", "https://feeds.example.org/a", Duration.ofHours(6),
					List.of("Mail"), List.of("ios"), "ada@example.org", false, Map.of()));
	}

	@Test
	void anOutlineThatCannotBeUnderstoodCostsTheOthersNothing() {
		List<String> problems = new ArrayList<>();
		String opml = """
				<opml version="2.0" xmlns:r="%s"><body>
				<outline text="One" r:kind="feed" xmlUrl="https://feeds.example.org/1" r:every="often"/>
				<outline text="Two" r:kind="feed" xmlUrl="https://feeds.example.org/2" r:options="{"/>
				<outline text="Three" xmlUrl="https://feeds.example.org/3"/>
				</body></opml>
				""".formatted(OpmlOutline.OURS);
		assertThat(SourcesOpml.read(opml, problems, NOTHING)).hasSize(1);
		assertThat(problems).hasSize(2)
			.allSatisfy((problem) -> assertThat(problem).matches("line \\d+ \\(\\w+\\): .*"));
	}

	@Test
	void takesFiveThousandOutlinesAndNoMore() {
		String opml = IntStream.range(0, 5001)
			.mapToObj((i) -> "<outline text=\"n\" xmlUrl=\"https://feeds.example.org/" + i + "\"/>")
			.collect(Collectors.joining("", "<opml version=\"2.0\"><body>", "</body></opml>"));
		List<String> problems = new ArrayList<>();
		assertThat(SourcesOpml.read(opml, problems, NOTHING)).hasSize(5000);
		assertThat(problems).singleElement().asString().contains("more than 5000");
	}

}
