package org.runstate.impact;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DifferenceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					It is good.                                | It is very good.                             | WORDING        | false
					Rolls out mid-March 2026.                  | Rolls out early March 2026.                  | DATE_EARLIER   | true
					Rolls out mid-March 2026.                  | Rolls out late April 2026.                   | DATE_LATER     | true
					Rolls out March 11, 2026.                  | Rolls out March 13, 2026.                    | DATE_LATER     | false
					You must update by June 30, 2026.          | You must update by July 2, 2026.             | DATE_LATER     | true
					You must update by July 2, 2026.           | You must update by June 20, 2026.            | DATE_EARLIER   | true
					This message applies to Teams on Windows.  | This message applies to Windows and Mac.     | SCOPE_WIDER    | true
					This message applies to Windows and Mac.   | This message applies to Teams on Windows.    | SCOPE_NARROWER | false
					""")
	void typesWhatChanged(String before, String after, Difference.Kind kind, boolean material) {
		assertThat(between(before, after)).anySatisfy((difference) -> {
			assertThat(difference.kind()).isEqualTo(kind);
			assertThat(difference.material()).isEqualTo(material);
			assertThat(difference.why()).endsWith(".");
		});
	}

	@Test
	void saysHowFarADeadlineMoved() {
		assertThat(between("You must update by July 2, 2026.", "You must update by June 20, 2026.").get(0).why())
			.isEqualTo("The deadline is 12 days earlier: 2026-06-20 instead of 2026-07-02.");
	}

	@Test
	void saysOnceThatADayMovedWhichIsTheDeadline() {
		String before = "It comes.\nWhat you need to do:\nYou must update or replace them by July 2, 2026.";
		assertThat(between(before, before.replace("July 2,", "June 20,")))
			.filteredOn((one) -> one.why().contains("12 days"))
			.singleElement()
			.satisfies((one) -> assertThat(one.material()).isTrue());
	}

	@Test
	void aMilestoneThatWasAddedIsNoMove() {
		String one = "General Availability (Worldwide): Begins early May 2026 and completes by late May 2026.";
		String two = "Targeted Release: Begins early April 2026 and completes by mid-April 2026.\n";
		assertThat(between(one, two + one)).extracting(Difference::kind).containsExactly(Difference.Kind.WORDING);
		assertThat(between(two + one, one)).extracting(Difference::kind).containsExactly(Difference.Kind.WORDING);
		assertThat(between(one, two + one.replace("late May", "mid-June"))).singleElement()
			.extracting(Difference::why)
			.isEqualTo(
					"General availability (worldwide) completes 20 days later: mid-June 2026 instead of late May 2026.");
	}

	@Test
	void whatStartsLaterAndCompletesEarlierIsBoth() {
		assertThat(between("Begins early May 2026 and completes by late July 2026.",
				"Begins mid-May 2026 (previously early May) and completes by late June 2026 (previously late July)."))
			.extracting(Difference::kind)
			.containsExactlyInAnyOrder(Difference.Kind.DATE_LATER, Difference.Kind.DATE_EARLIER);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"Updated May 3, 2026: We have decided not to proceed with this change. Sorry.\nIt begins in May 2026.",
			"It comes.\nWhen this will happen:\nWe will communicate via Message center when we are ready to proceed.",
			"Updated May 3, 2026: After review, we need to roll this back.\nIt comes.",
			"Updated May 3, 2026: Please refer to MC123456 for this. You can safely disregard this post.\nIt comes." })
	void seesWhatIsTakenBackAndTakenUpAgain(String withdrawn) {
		String promised = "It comes.\nWhen this will happen:\nIt begins in May 2026.";
		assertThat(between(promised, withdrawn)).extracting(Difference::kind, Difference::material)
			.containsExactly(tuple(Difference.Kind.WITHDRAWN, true));
		assertThat(between(withdrawn, promised)).extracting(Difference::kind, Difference::material)
			.containsExactly(tuple(Difference.Kind.REINSTATED, true));
		assertThat(between(withdrawn, withdrawn + "\nMore.")).extracting(Difference::kind)
			.containsExactly(Difference.Kind.WORDING);
	}

	@Test
	void aTextAboutCancellingIsNotCancelled() {
		assertThat(between("You can do much.", "You can do much, so that meetings are cancelled or paused."))
			.extracting(Difference::kind)
			.containsExactly(Difference.Kind.WORDING);
	}

	@Test
	void someCloudsLessAreSaidSo() {
		String promised = "When this will happen:\nGeneral Availability (Worldwide, GCC): It begins in May 2026.";
		assertThat(between(promised, "Updated May 3, 2026: We are not releasing this feature to GCC.\n" + promised))
			.extracting(Difference::kind, Difference::material)
			.containsExactly(tuple(Difference.Kind.SCOPE_NARROWER, true));
	}

	@Test
	void newDemandsAreMaterialAndRewordedOnesAreNot() {
		assertThat(between("It comes.", "It comes. Admins must allow it."))
			.extracting(Difference::kind, Difference::material)
			.containsExactly(tuple(Difference.Kind.ACTION_ADDED, true));
		assertThat(between("Admins must allow it.", "All admins must allow it."))
			.extracting(Difference::kind, Difference::material)
			.containsExactly(tuple(Difference.Kind.WORDING, false));
		assertThat(between("No admin action is required.", "Read on.")).extracting(Difference::kind)
			.containsExactly(Difference.Kind.ACTION_ADDED);
	}

	@Test
	void addedActionIsMaterial() {
		Subject before = subject("Renewal", "We renew.");
		Subject after = subject("Action required: Renewal", "We renew.");
		assertThat(Difference.between(before, classified(before), after, classified(after)))
			.extracting(Difference::kind, Difference::material)
			.contains(tuple(Difference.Kind.ACTION_ADDED, true));
	}

	private static List<Difference> between(String before, String after) {
		return Difference.between(subject("T", before), classified(subject("T", before)), subject("T", after),
				classified(subject("T", after)));
	}

	private static Classified classified(Subject subject) {
		return Classifier.standard().classify(subject);
	}

	private static Subject subject(String title, String text) {
		return new Subject(title, text, "", List.of(), List.of(), List.of(), Instant.parse("2026-01-10T00:00:00Z"));
	}

}
