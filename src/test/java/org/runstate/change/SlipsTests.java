package org.runstate.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.change.Slips.Step;
import org.runstate.change.Slips.Track;
import org.runstate.impact.Promise;
import org.runstate.impact.Promise.Precision;

import static org.assertj.core.api.Assertions.assertThat;

class SlipsTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			a promise that is kept         | 03-11/03-20                         | 0 | 0
			the same again                 | 03-11/03-20 03-11/03-20             | 0 | 0
			put off once                   | 03-11/03-20 04-21/04-30             | 1 | 41
			put off three times            | 03-11/03-20 04-21/04-30 05-10/05-20 05-21/05-31 | 3 | 72
			put off and pulled forward     | 03-11/03-20 04-21/04-30 04-01/04-10 | 1 | 41
			made exact                     | 03-01/03-31 03-21/03-31             | 0 | 0
			made vague                     | 03-11/03-20 03-01/03-31             | 0 | 0
			made vague and put off within  | 03-11/03-20 03-01/03-31 03-21/03-31 | 1 | 11
			stretched at its end           | 03-11/03-20 03-15/03-25             | 1 | 5
			""")
	void countsHowOftenAndHowFarAPromiseSlipped(String name, String said, int slipped, long days) {
		List<Said> all = new ArrayList<>();
		for (String interval : said.split(" ", -1)) {
			all.add(said(1, all.size(), promise(interval, "general-availability", null, "complete", null)));
		}
		Track track = Slips.of(all).tracks().get(0);
		assertThat(track.slipped()).as(name).isEqualTo(slipped);
		assertThat(track.days()).as(name).isEqualTo(days);
		assertThat(Slips.of(all).worst().isPresent()).isEqualTo(slipped > 0);
	}

	@Test
	void whatATextSaysWasPromisedBeforeIsAStep() {
		Promise before = promise("02-01/02-10", null, null, null, null);
		Slips slips = Slips.of(List.of(said(1, 5, promise("02-21/02-28", "preview", null, "begin", before))));
		assertThat(slips.tracks()).singleElement().satisfies((track) -> {
			assertThat(track.stage()).isEqualTo("preview");
			assertThat(track.steps()).extracting(Step::moved).containsExactly(0L, 18L);
			assertThat(track.steps().get(0).at()).isNull();
		});
	}

	@Test
	void whatIsKnownAlreadyIsNoStepMoreWhenATextRepeatsIt() {
		Promise before = promise("02-01/02-10", null, null, null, null);
		Slips slips = Slips.of(List.of(said(1, 1, promise("02-01/02-10", "preview", null, "begin", null)),
				said(1, 2, promise("02-21/02-28", "preview", null, "begin", before))));
		assertThat(slips.tracks().get(0).steps()).hasSize(2);
		assertThat(slips.tracks().get(0).days()).isEqualTo(18);
	}

	@Test
	void beginningAndEndOfAStageAreOnePromise() {
		Slips slips = Slips.of(List.of(said(1, 1, promise("03-11/03-20", null, "gcc", "begin", null),
				promise("03-21/03-31", null, "gcc", "complete", null))));
		assertThat(slips.tracks()).singleElement().satisfies((track) -> {
			assertThat(track.stage()).isEqualTo("general-availability");
			assertThat(track.clouds()).containsExactly("gcc");
			assertThat(track.steps()).extracting((step) -> step.from() + " " + step.to() + " " + step.words())
				.containsExactly("2026-03-11 2026-03-31 03-11/03-20 to 03-21/03-31");
		});
	}

	@Test
	void noticesOfAChangeSpeakOfTheSameStage() {
		Slips slips = Slips.of(List.of(said(2, 3, promise("04-01/04-30", "general-availability", null, null, null)),
				said(1, 1, promise("03-01/03-31", "general-availability", "worldwide", "begin", null)),
				said(2, 4, promise("04-01/04-30", "general-availability", null, null, null))));
		assertThat(slips.tracks()).singleElement().satisfies((track) -> {
			assertThat(track.steps()).extracting(Step::source).containsExactly("source 1", "source 2");
			assertThat(track.days()).isEqualTo(30);
		});
	}

	@Test
	void cloudsForWhichTheSameIsPromisedAreOneTrack() {
		Slips slips = Slips
			.of(List.of(said(1, 1, promise("03-01/03-31", "general-availability", "worldwide,gcc", null, null),
					promise("05-01/05-31", "general-availability", "dod", null, null))));
		assertThat(slips.tracks()).extracting(Track::clouds)
			.containsExactlyInAnyOrder(List.of("worldwide", "gcc"), List.of("dod"));
	}

	@Test
	void aDayWithoutAStageCountsOnlyAlone() {
		assertThat(Slips.of(List.of(said(1, 1, promise("03-01/03-31", null, null, null, null)))).tracks())
			.singleElement()
			.satisfies((track) -> assertThat(track.stage()).isEqualTo("date"));
		assertThat(Slips.of(List.of(said(1, 1, promise("03-01/03-31", null, null, null, null),
				promise("05-01/05-31", null, null, null, null))))
			.tracks()).isEmpty();
	}

	private static Said said(long notice, int day, Promise... promises) {
		return new Said(notice, "source " + notice, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day),
				List.of(promises));
	}

	private static Promise promise(String interval, @Nullable String stage, @Nullable String cloud,
			@Nullable String milestone, @Nullable Promise before) {
		String[] days = interval.split("/", -1);
		return new Promise(LocalDate.parse("2026-" + days[0]), LocalDate.parse("2026-" + days[1]), Precision.PART,
				interval, stage, cloud, milestone, before);
	}

}
