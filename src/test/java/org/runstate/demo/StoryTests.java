package org.runstate.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Classifier;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.Subject;
import org.runstate.impact.Urgency;
import org.runstate.notice.PlainText;
import org.runstate.platform.Platform;
import org.runstate.source.Preview;
import org.runstate.source.Previewed;

import static org.assertj.core.api.Assertions.assertThat;

class StoryTests {

	private static final String SITE = "http://localhost:8080";

	private static final Instant OPENED = Instant.parse("2026-11-22T16:00:00Z");

	private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

	private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<)]+");

	private static final Story story = Story.read();

	@TempDir
	Path folder;

	static IntStream stages() {
		return IntStream.range(0, story.stages().size());
	}

	@ParameterizedTest
	@MethodSource("stages")
	void everyFeedIsReadInFull(int stage) throws Exception {
		try (Preview preview = Preview.standalone(List.of(), List.of(), SITE, Clock.systemUTC())) {
			for (StorySource source : story.sources()) {
				List<Told> told = at(stage).entries(source);
				Path file = this.folder.resolve(source.key());
				Files.writeString(file, source.format().write(source.title(), SITE + "/demo/feeds/x", told));
				Previewed read = preview.of(file.toString());
				assertThat(read.outcome()).as(source.key()).isEqualTo("ok");
				assertThat(read.notices()).extracting(Previewed.Notice::title)
					.containsExactlyElementsOf(told.stream().map(Told::title).toList());
				assertThat(read.notices()).extracting(Previewed.Notice::published)
					.containsExactlyElementsOf(told.stream().map(Told::published).toList());
				assertThat(read.notices()).extracting(Previewed.Notice::labels)
					.containsExactlyElementsOf(told.stream().map(Told::labels).toList());
			}
		}
	}

	@Test
	void aRestartFindsTheStageThatIsReached() {
		assertThat(story.stageAfter(Duration.ZERO)).isZero();
		assertThat(story.stageAfter(Duration.ofSeconds(11))).isEqualTo(story.numberOf("news"));
		assertThat(story.stageAfter(Duration.ofSeconds(80))).isEqualTo(story.numberOf("retirement"));
		assertThat(story.stageAfter(Duration.ofDays(9))).isEqualTo(story.stages().size() - 1);
	}

	@Test
	void nothingOfALaterStageIsSaidBefore() {
		assertThat(stages().mapToLong((stage) -> all(stage).count())).containsExactly(25L, 30L, 30L, 31L, 31L);
		assertThat(all(0)).allSatisfy((told) -> assertThat(told.published()).isBefore(OPENED));
	}

	@ParameterizedTest
	@MethodSource("stages")
	void noPlaceIsLeftOpenAndLinksStayInTheDemo(int stage) {
		assertThat(all(stage)).allSatisfy((told) -> {
			assertThat(told.html()).doesNotContain("{{");
			assertThat(told.link()).startsWith(SITE + "/demo/notices/");
			assertThat(ADDRESS.matcher(told.html()).results().map((found) -> found.group()))
				.allMatch((address) -> address.startsWith("http://example.com"));
		});
	}

	@ParameterizedTest
	@MethodSource("stages")
	void daysToActByLieAhead(int stage) {
		List<LocalDate> days = all(stage).map((told) -> impact(told).actBy()).filter((day) -> day != null).toList();
		assertThat(days).hasSizeGreaterThan(4).allMatch((day) -> day.isAfter(TODAY));
	}

	@Test
	void theSecurityUpdateIsUrgent() {
		Impact impact = impact("win-1203", "news");
		assertThat(impact.category()).isEqualTo(Category.SECURITY);
		assertThat(impact.urgency()).isEqualTo(Urgency.NOW);
		assertThat(impact.action()).isEqualTo(Action.FIX);
		assertThat(impact.platforms()).containsExactly(Platform.WINDOWS);
		assertThat(impact.actBy()).isEqualTo(TODAY.plusDays(3));
	}

	@Test
	void thePlanMovesAheadAndWidens() {
		Impact before = impact("int-451", "news");
		assertThat(before.action()).isEqualTo(Action.PLAN);
		assertThat(before.platforms()).containsExactly(Platform.ANDROID);
		assertThat(before.actBy()).isEqualTo(TODAY.plusDays(34));
		Impact after = impact("int-451", "update");
		assertThat(after.platforms()).containsExactlyInAnyOrder(Platform.ANDROID, Platform.MACOS);
		assertThat(after.actBy()).isEqualTo(TODAY.plusDays(22));
	}

	@Test
	void theOtherNoticesMeanWhatTheyWereWrittenFor() {
		assertThat(impact("sm-7715", "news").category()).isEqualTo(Category.FEATURE);
		assertThat(impact("sm-7715", "news").user()).isGreaterThanOrEqualTo(Level.MEDIUM);
		assertThat(impact("app-324", "news").category()).isEqualTo(Category.KNOWN_ISSUE);
		assertThat(impact("app-324", "news").helpdesk()).isGreaterThanOrEqualTo(Level.MEDIUM);
		assertThat(impact("hl-64", "retirement").category()).isEqualTo(Category.RETIREMENT);
		assertThat(impact("hl-64", "retirement").actBy()).isEqualTo(TODAY.plusDays(60));
	}

	private static Telling at(int stage) {
		return new Telling(story, OPENED, OPENED.plusSeconds(9), stage, SITE);
	}

	private static Stream<Told> all(int stage) {
		return story.sources().stream().flatMap((source) -> at(stage).entries(source).stream());
	}

	private static Impact impact(String key, String stage) {
		return impact(all(story.numberOf(stage)).filter((told) -> told.key().equals(key)).findFirst().orElseThrow());
	}

	private static Impact impact(Told told) {
		return Classifier.standard()
			.classify(new Subject(told.title(), PlainText.of(told.html()), told.html(), told.labels(), List.of(),
					List.of(), told.published()))
			.impact();
	}

}
