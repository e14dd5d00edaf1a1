package org.runstate.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.News;
import org.runstate.impact.Promise;
import org.runstate.impact.Promise.Precision;
import org.runstate.impact.Urgency;

import static org.assertj.core.api.Assertions.assertThat;

class MomentTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	/** Days are counted from today; an interval is "from..to". */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# seen | urgency | category    | intervals     | act by | when
			  -1   | none    | feature     | -3..10        | -      | now
			  -1   | none    | feature     | 7..20         | -      | now
			  -1   | none    | feature     | 8..20         | -      | soon
			  -1   | none    | feature     | 60..90        | -      | soon
			  -1   | none    | feature     | 61..90        | -      | later
			  -90  | soon    | feature     | -40..-14      | -      | now
			  -90  | soon    | feature     | -40..-15      | -      | -
			  -3   | soon    | feature     | -40..-15      | -      | now
			  -90  | none    | feature     | -40..-15 30..40 | -    | soon
			  -90  | none    | feature     | -20..-18b 20..22c | -  | now
			  -1   | soon    | retirement  | -             | 5      | now
			  -1   | soon    | retirement  | -             | 40     | soon
			  -1   | later   | retirement  | 100..130      | 90     | later
			  -1   | now     | security    | 100..130      | -      | now
			  -15  | now     | security    | 100..130      | -      | later
			  -1   | now     | known-issue | -             | -      | now
			  -14  | now     | known-issue | -             | -      | now
			  -15  | now     | known-issue | -             | -      | -
			  -60  | soon    | update      | -             | -      | soon
			  -61  | soon    | update      | -             | -      | -
			  -180 | later   | update      | -             | -      | later
			  -181 | later   | update      | -             | -      | -
			  -30  | none    | feature     | -             | -      | later
			  -31  | none    | feature     | -             | -      | -
			  -1   | none    | incident    | -             | -      | -
			  -1   | none    | maintenance | 2..2          | -      | now
			  -1   | none    | maintenance | -             | -      | -
			""")
	void saysWhenUsersNoticeIt(int seen, String urgency, String category, @Nullable String intervals,
			@Nullable Integer actBy, @Nullable String when) {
		News news = news(seen, urgency, category, actBy);
		List<Promise> promises = (intervals == null) ? List.of()
				: Arrays.stream(intervals.split(" ")).map(MomentTests::promise).toList();
		assertThat(Moment.of(news, promises, TODAY).map(Moment::key).orElse(null)).isEqualTo(when);
		if (when != null) {
			assertThat(Moment.last(news, promises)).as("shown until then").isAfterOrEqualTo(TODAY);
		}
	}

	private static News news(int seen, String urgency, String category, @Nullable Integer actBy) {
		Impact impact = new Impact(Set.of(), List.of(),
				Category.valueOf(category.toUpperCase(Locale.ROOT).replace('-', '_')), Action.INFORM, false, Level.NONE,
				Level.NONE, Level.HIGH, Urgency.valueOf(urgency.toUpperCase(Locale.ROOT)),
				(actBy != null) ? TODAY.plusDays(actBy) : null, List.of());
		Instant at = TODAY.plusDays(seen).atTime(12, 0).toInstant(ZoneOffset.UTC);
		return new News(1, 1, 1, 1, "Title", null, "Text", "A source", impact, List.of(), at);
	}

	private static Promise promise(String interval) {
		String[] days = interval.replaceAll("[bc]", "").split("\\.\\.", 2);
		return new Promise(TODAY.plusDays(Long.parseLong(days[0])), TODAY.plusDays(Long.parseLong(days[1])),
				Precision.DAY, interval, null, null,
				interval.endsWith("b") ? "begin" : interval.endsWith("c") ? "complete" : null, null);
	}

}
