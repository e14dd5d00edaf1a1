package org.runstate.impact;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
