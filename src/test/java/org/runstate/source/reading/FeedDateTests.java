package org.runstate.source.reading;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FeedDateTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Tue, 03 Nov 2026 08:00:00 GMT | 2026-11-03T08:00:00Z
			Tue, 03 Nov 26 08:00:00 GMT | 2026-11-03T08:00:00Z
			03 Nov 2026 08:00:00 +0000 | 2026-11-03T08:00:00Z
			Tue, 3 Nov 2026 8:00:00 GMT | 2026-11-03T08:00:00Z
			Tue, 3 Nov 2026 8:00 GMT | 2026-11-03T08:00:00Z
			Tue, 03 Nov 2026 03:00:00 EST | 2026-11-03T08:00:00Z
			Tue, 26 Jan 2021 09:00:00 PST | 2021-01-26T17:00:00Z
			Tue, 29 Jun 2021 09:00:00 PDT | 2021-06-29T16:00:00Z
			Tuesday, 03 November 2026 09:00:00 CET | 2026-11-03T08:00:00Z
			Tue, 03 Nov 2026 13:30:00 +05:30 | 2026-11-03T08:00:00Z
			tue, 03 nov 2026 08:00:00 z | 2026-11-03T08:00:00Z
			Tue,03 Nov 2026 08:00:00 UT | 2026-11-03T08:00:00Z
			Thu, 31 Dec 1998 23:59:60 GMT | 1998-12-31T23:59:59Z
			2026-11-03T08:00:00Z | 2026-11-03T08:00:00Z
			2026-11-03T08:00Z | 2026-11-03T08:00:00Z
			2026-11-03t08:00:00z | 2026-11-03T08:00:00Z
			2026-11-03 08:00:00 +0000 | 2026-11-03T08:00:00Z
			2026-11-03 08:00:00 UTC | 2026-11-03T08:00:00Z
			2026-11-03T08:00:00.5+00:00 | 2026-11-03T08:00:00.5Z
			2026-11-03T13:30:00.123456789+05:30 | 2026-11-03T08:00:00.123456789Z
			2026-11-03T03:00:00-05 | 2026-11-03T08:00:00Z
			""")
	void readsWhatIsBeyondDoubt(String text, Instant instant) {
		assertThat(FeedDate.parse(text)).isEqualTo(instant);
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "1793692800", "2026-11-03 08:00:00", "2026-11-03", "11/03/2026 08:00 AM",
			"3. November 2026 08:00", "mar., 03 nov. 2026 08:00:00 +0100x", "Tuesday, November 3, 2026 8:00 AM",
			"Tue Nov  3 08:00:00 2026", "yesterday-ish", "Tue, 31 Feb 2026 08:00:00 GMT", "2026-02-31T08:00:00Z",
			"Thu, 01 Jan 1970 00:00:00 GMT", "0001-01-01T00:00:00Z", "2101-01-01T00:00:00Z",
			"Tue, 03 Nov 2026 08:00:00", "Tue, 03 Nov 2026 08:00:00 BST", "Tue, 03 Nov 2026 24:10:00 GMT",
			"2026-11-03T08:00:00+19:00", "Tue, 03 Foo 2026 08:00:00 GMT" })
	void leavesOutWhatIsNot(String text) {
		assertThat(FeedDate.parse(text)).isNull();
	}

}
