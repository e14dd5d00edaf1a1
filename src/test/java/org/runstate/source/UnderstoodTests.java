package org.runstate.source;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.impact.Classifier;
import org.runstate.impact.Impact;
import org.runstate.impact.Subject;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.reading.Fixture;
import org.runstate.source.reading.Readers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What readers call things is what the classifier understands.
 */
class UnderstoodTests {

	private final Readers readers = Readers.all();

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "statuspage-incidents.json, 0, INCIDENT, INFORM, NONE, -",
					"statuspage-maintenances.json, 0, MAINTENANCE, INFORM, SOON, -",
					"kev.json, 0, SECURITY, FIX, NOW, 2026-10-15",
					"endoflife.md, 0, RETIREMENT, PLAN, LATER, 2030-03-31", "endoflife.md, 1, UPDATE, INFORM, LATER, -",
					"endoflife.md, 2, RETIREMENT, PLAN, SOON, -", "sofa.json, 0, SECURITY, FIX, NOW, -",
					"sofa.json, 1, UPDATE, INFORM, LATER, -", "gdmf.json, 3, SECURITY, INFORM, SOON, -",
					"msrc-month.json, 0, SECURITY, FIX, NOW, -", "msrc-updates.json, 1, SECURITY, INFORM, SOON, -" })
	void anEntryMeansWhatItsSourceSaid(String file, int entry, String category, String action, String urgency,
			@Nullable String actBy) {
		String kind = this.readers.guess(Fetched.Body.of(Fixture.text(file)));
		Entry said = Fixture.entries(this.readers.find(kind).orElseThrow(), file).get(entry);
		Impact impact = Classifier.standard()
			.classify(new Subject(said.title(), Fixture.said(said), said.html(), said.labels(), said.services(),
					said.platforms(), said.published()))
			.impact();
		assertThat(Stream.of(impact.category(), impact.action(), impact.urgency(), impact.actBy()).map(String::valueOf))
			.containsExactly(category, action, urgency, String.valueOf(actBy));
	}

}
