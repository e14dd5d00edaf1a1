package org.runstate.source.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * The header {@code Retry-After}: seconds or a date.
 */
final class RetryAfter {

	private static final Duration LONGEST = Duration.ofHours(24);

	private RetryAfter() {
	}

	/** The time it names, at most a day from now, or null when it names none. */
	static @Nullable Instant parse(@Nullable String header, Instant now) {
		if (header == null) {
			return null;
		}
		String text = header.strip();
		if (text.matches("\\d{1,18}")) {
			return bounded(now, Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST.toSeconds())));
		}
		try {
			Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
			return bounded(now, Duration.between(now, until));
		}
		catch (DateTimeException ex) {
			return null; // "soon" names no time
		}
	}

	private static Instant bounded(Instant now, Duration wait) {
		if (wait.isNegative()) {
			return now;
		}
		return now.plus((wait.compareTo(LONGEST) > 0) ? LONGEST : wait);
	}

}
