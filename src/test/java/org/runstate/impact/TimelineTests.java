package org.runstate.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class TimelineTests {

	private static final LocalDate PUBLISHED = LocalDate.of(2026, 2, 10);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					We begin rolling out mid-March 2026.           | 2026-03-11 | 2026-03-20 | part    | mid-March 2026
					from early March 2026                          | 2026-03-01 | 2026-03-10 | part    | early March 2026
					expect to complete by late April 2026          | 2026-04-21 | 2026-04-30 | part    | late April 2026
					at the end of February 2028                    | 2028-02-21 | 2028-02-29 | part    | end of February 2028
					early to mid-May 2026                          | 2026-05-01 | 2026-05-20 | part    | early to mid-May 2026
					late mid-May 2025                              | 2025-05-11 | 2025-05-20 | part    | late mid-May 2025
					in October 2026                                | 2026-10-01 | 2026-10-31 | month   | October 2026
					GA date: February CY2025                       | 2025-02-01 | 2025-02-28 | month   | February CY2025
					by December 27, 2024                           | 2024-12-27 | 2024-12-27 | day     | December 27, 2024
					on 13 March 2026                               | 2026-03-13 | 2026-03-13 | day     | 13 March 2026
					on April 11th, 2024                            | 2024-04-11 | 2024-04-11 | day     | April 11th, 2024
					between March 10\u201314, 2026                 | 2026-03-10 | 2026-03-14 | day     | March 10\u201314, 2026
					by Sept. 5, 2026                               | 2026-09-05 | 2026-09-05 | day     | Sept. 5, 2026
					due 2026-12-31                                 | 2026-12-31 | 2026-12-31 | day     | 2026-12-31
					Q3 CY2026                                      | 2026-07-01 | 2026-09-30 | quarter | Q3 CY2026
					in the first quarter of 2027                   | 2027-01-01 | 2027-03-31 | quarter | first quarter of 2027
					in H2 2026                                     | 2026-07-01 | 2026-12-31 | quarter | H2 2026
					by 2027                                        | 2027-01-01 | 2027-12-31 | year    | 2027
					by the end of 2026                             | 2026-12-01 | 2026-12-31 | part    | end of 2026
					no later than June 24th                        | 2026-06-24 | 2026-06-24 | day     | June 24th
					starting January                               | 2026-01-01 | 2026-01-31 | month   | January
					starting November 3                            | 2026-11-03 | 2026-11-03 | day     | November 3
					the week of June 15, 2026                      | 2026-06-15 | 2026-06-21 | part    | week of June 15, 2026
					in the second week of June 2026                | 2026-06-08 | 2026-06-14 | part    | second week of June 2026
					early March to late April 2026                 | 2026-03-01 | 2026-04-30 | part    | early March to late April 2026
					between June 3, 2026 and June 8, 2026          | 2026-06-03 | 2026-06-08 | day     | June 3, 2026 and June 8, 2026
					from June 3, 2026, through June 8, 2026        | 2026-06-03 | 2026-06-08 | day     | June 3, 2026, through June 8, 2026
					from May to July 2026                          | 2026-05-01 | 2026-07-31 | month   | May to July 2026
					rolls out January-end                          | 2026-01-21 | 2026-01-31 | part    | January-end
					by end-November                                | 2026-11-21 | 2026-11-30 | part    | end-November
					by the end of CY2026                           | 2026-12-01 | 2026-12-31 | part    | end of CY2026
					by the end of the year                         | 2026-12-01 | 2026-12-31 | part    | end of the year
					in the first half of 2026                      | 2026-01-01 | 2026-06-30 | quarter | first half of 2026
					in late Q2 2026                                | 2026-06-01 | 2026-06-30 | part    | late Q2 2026
					in summer 2026                                 | 2026-06-01 | 2026-08-31 | quarter | summer 2026
					until 9/15/2026                                | 2026-09-15 | 2026-09-15 | day     | 9/15/2026
					bis 15.9.2026                                  | 2026-09-15 | 2026-09-15 | day     | 15.9.2026
					removed in August '26                          | 2026-08-01 | 2026-08-31 | month   | August '26
					on Tuesday 13th May 2026                       | 2026-05-13 | 2026-05-13 | day     | 13th May 2026
					""")
	void readsDatesAsPeopleWriteThem(String text, LocalDate from, LocalDate to, String precision, String words) {
		assertThat(promises(text)).extracting(Promise::from, Promise::to, Promise::precision, Promise::words)
			.containsExactly(tuple(from, to, Promise.Precision.valueOf(precision.toUpperCase(Locale.ROOT)), words));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			You may see this march on.
			Updated March 27, 2025: see below.
			(previously late February)
			Windows Server 2022 and Office 2019
			on February 30, 2026
			May users be careful?
			As announced in March 2026 it goes
			(originally published December 2025, updated January 2026)
			As communicated in MC123456 (March 2026), it goes
			It has been so since March 2026
			For example, an account left on August 1, 2026
			If a course ends on November 25, 2026, nobody sees it
			Get started with August 2026 improvements
			Deploy the March 2026 security update
			Read on (December 24, 2025)
			With MC123456 of December 1, 2025 it was told
			Desktop: March 04 version or later
			""")
	void leavesOutWhatPromisesNothing(String text) {
		assertThat(promises(text)).isEmpty();
	}

	@Test
	void takesAnOmittedYearFromTheNextDateOfTheSentence() {
		assertThat(promises("We will begin late December and expect to complete by early February 2027."))
			.extracting(Promise::from)
			.containsExactly(LocalDate.of(2026, 12, 21), LocalDate.of(2027, 2, 1));
	}

	@Test
	void keepsTheOrderOfTheTextAndEachPromiseOnce() {
		assertThat(promises("May 2026, then March 2026, then May 2026")).extracting(Promise::words)
			.containsExactly("May 2026", "March 2026");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			It begins late September 2025 and completes by mid-January (previously mid-December).  | 2026-01-11
			It begins mid-September (previously mid-July) 2025 for all.                            | 2025-09-11
			It begins by late December, some time before January 2027.                             | 2026-12-21
			It completes late January.                                                             | 2026-01-21
			It completes early December.                                                           | 2026-12-01
			""")
	void worksOutAYearThatWasLeftOut(String text, LocalDate from) {
		assertThat(promises(text)).extracting(Promise::from).contains(from);
	}

	@Test
	void keepsWhatWasPromisedBeforeWithWhatIsPromisedNow() {
		Promise promise = promises("It begins early January 2026 (previously late December).").get(0);
		assertThat(promise.from()).isEqualTo("2026-01-01");
		assertThat(promise.previously()).isNotNull().extracting(Promise::from).isEqualTo(LocalDate.of(2025, 12, 21));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					General Availability (Worldwide, GCC): Rolls out in May 2026.     | general-availability | worldwide,gcc | begin
					Targeted Release: We expect to complete by late May 2026.         | targeted-release     | -             | complete
					GCC High and DoD: It goes in May 2026.                            | -                    | gcc-high,dod  | -
					It reaches GCC in May 2026.                                       | -                    | gcc           | -
					Public Preview (worldwide):/- Starting May 2026                  | public-preview       | worldwide     | begin
					It goes in May 2026.                                              | -                    | -             | -
					""")
	void saysOfWhichStageAndCloudAPromiseIs(String text, @Nullable String stage, @Nullable String cloud,
			@Nullable String milestone) {
		assertThat(promises(text.replace('/', '\n'))).extracting(Promise::stage, Promise::cloud, Promise::milestone)
			.containsExactly(tuple(stage, cloud, milestone));
	}

	@Test
	void readsAHostileTextInLinearTime() {
		String dates = "May (previously March 2026 to end of ".repeat(140_000);
		String blanks = "in March" + " ".repeat(5_000_000) + "2026";
		assertThat(promises(dates)).hasSizeLessThan(101);
		assertThat(promises(blanks)).hasSize(1);
	}

	@Test
	void datesThatMeetAreReadApart() {
		assertThat(promises("on March 3 2026 5 April 2026 March")).extracting(Promise::words)
			.startsWith("March 3 2026");
	}

	private static List<Promise> promises(String text) {
		return Timeline.of(Timeline.in(text, PUBLISHED));
	}

}
