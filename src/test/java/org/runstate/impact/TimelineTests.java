package org.runstate.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTests {

	private static final LocalDate PUBLISHED = LocalDate.of(2026, 2, 10);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
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
			by the end of 2026                             | 2026-12-01 | 2026-12-31 | part    | the end of 2026
			no later than June 24th                        | 2026-06-24 | 2026-06-24 | day     | June 24th
			starting January                               | 2026-01-01 | 2026-01-31 | month   | January
			starting November 3                            | 2026-11-03 | 2026-11-03 | day     | November 3
			""")
	void readsDatesAsPeopleWriteThem(String text, LocalDate from, LocalDate to, String precision, String words) {
		assertThat(promises(text)).containsExactly(
				new Promise(from, to, Promise.Precision.valueOf(precision.toUpperCase(Locale.ROOT)), words));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			You may see this march on.
			Updated March 27, 2025: see below.
			(previously late February)
			Windows Server 2022 and Office 2019
			on February 30, 2026
			May users be careful?
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

	@Test
	void datesThatMeetAreReadApart() {
		assertThat(promises("on March 3 2026 5 April 2026 March")).extracting(Promise::words)
			.startsWith("March 3 2026");
	}

	private static List<Promise> promises(String text) {
		return Timeline.of(Timeline.in(text, PUBLISHED));
	}

}
