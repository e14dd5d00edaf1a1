package org.runstate.source.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.runstate.notice.CleanHtml;
import org.runstate.notice.Entry;
import org.runstate.notice.PlainText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The test cases of two well-known feed parsers, where they are at hand. What is done
 * otherwise here, and why, stands in {@code feed-conformance.csv} and in
 * {@code docs/feed-conformance.md}.
 */
class FeedConformanceTests {

	private static final Path CASES = Path.of("../shared/corpus/feed-conformance-dev.jsonl");

	private static final Path OTHERWISE = Path.of("src/test/resources/feed-conformance.csv");

	private static List<ConformanceCase> cases = List.of();

	@BeforeAll
	static void corpusIsAtHand() {
		assumeTrue(Files.exists(CASES), "The test cases of other feed parsers are not beside this repository.");
		cases = ConformanceCase.read(CASES);
	}

	@Test
	void everyCaseIsReadOrSaysWhyNot() {
		assertThat(cases).hasSizeGreaterThan(1000).allSatisfy((one) -> {
			Reading reading = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(one));
			assertThat(reading).isNotNull();
		});
	}

	@Test
	void whatOthersReadIsReadAlikeExceptForWhatIsListed() throws IOException {
		List<ConformanceCase> compared = cases.stream().filter((one) -> !one.claims().isEmpty()).toList();
		Set<String> unlike = new LinkedHashSet<>();
		for (ConformanceCase one : compared) {
			Reading reading = read(one);
			if (!one.claims().stream().allMatch((claim) -> agrees(claim, reading))) {
				unlike.add(one.id());
			}
		}
		Set<String> listed = Files.readAllLines(OTHERWISE)
			.stream()
			.map((line) -> line.split(",", 2)[0])
			.collect(Collectors.toSet());
		assertThat(unlike).containsExactlyInAnyOrderElementsOf(listed);
		assertThat(unlike.size()).isLessThanOrEqualTo(compared.size() * 3 / 100);
	}

	private static Reading read(ConformanceCase one) {
		return new FeedReader().read(one.body(), Options.NONE);
	}

	private static boolean agrees(ConformanceCase.Claim claim, Reading reading) {
		if (!(reading instanceof Reading.Good good)) {
			return false;
		}
		if (claim.entry() < 0) {
			return isTitle(claim.value(), good.title());
		}
		return claim.entry() < good.entries().size() && agrees(claim, good.entries().get(claim.entry()));
	}

	/** What is text here may be markup there. */
	private static boolean agrees(ConformanceCase.Claim claim, Entry entry) {
		String value = claim.value();
		String text = PlainText.of(CleanHtml.of(entry.html(), entry.url()));
		return switch (claim.field()) {
			case TITLE -> isTitle(value, entry.title());
			case LINK -> value.equals(entry.url());
			case ID -> entry.key().equals(value) || entry.key().equals(EntryKeys.withoutNoise(value));
			case DATE -> value.equals(text(entry.published())) || value.equals(text(entry.updated()));
			case CONTENT -> text.equals(PlainText.of(value)) || text.equals(Markup.line(value));
		};
	}

	private static boolean isTitle(String claimed, String title) {
		String text = Markup.line(PlainText.of(claimed));
		boolean says = !text.isEmpty() || title.isEmpty();
		return title.equals(text) || title.equals(Markup.line(claimed)) || (!says && title.equals("(without title)"));
	}

	private static String text(@Nullable Object date) {
		return String.valueOf(date);
	}

}
