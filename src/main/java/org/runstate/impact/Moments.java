package org.runstate.impact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Reads a moment in the forms that vendors write: an ISO day or date-time, with a zone or
 * in UTC, or the form of mail and RSS.
 */
final class Moments {

	private static final List<Function<String, Instant>> FORMS = List.of(
			(text) -> OffsetDateTime.parse(text).toInstant(),
			(text) -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
			(text) -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
			(text) -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());

	private Moments() {
	}

	/** The moment, or nothing if the text is none. */
	static @Nullable Instant of(String text) {
		for (Function<String, Instant> form : FORMS) {
			try {
				return form.apply(text.strip());
			}
			catch (DateTimeException ex) {
				// Another form may fit.
			}
		}
		return null;
	}

}
