package org.runstate.source.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended. None of these is an exception: each is recorded.
 */
public sealed interface Fetched {

	/**
	 * The HTTP status of the last answer, or 0 when there was none.
	 */
	int status();

	/** How long it took, in milliseconds. */
	long millis();

	/**
	 * A body came, whole and inflated.
	 *
	 * @param contentType the header as it stands
	 * @param address where it came from in the end, or null for a file
	 * @param freshFor for how long the server says that asking again is of no use
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared, and copying 10 MB is a
												// waste
	public record Body(byte[] bytes, @Nullable String contentType, Validators validators, @Nullable URI address,
			int status, long millis, Duration freshFor) implements Fetched {

		/** A body that is fresh for no time. */
		public Body(byte[] bytes, @Nullable String contentType, Validators validators, @Nullable URI address,
				int status, long millis) {
			this(bytes, contentType, validators, address, status, millis, Duration.ZERO);
		}

		/** A body that no server sent, such as the content of a file. */
		public static Body of(byte[] bytes) {
			return new Body(bytes, null, Validators.NONE, null, 0, 0);
		}

		/** A text that no server sent, as UTF-8. */
		public static Body of(String text) {
			return of(text.getBytes(StandardCharsets.UTF_8));
		}

	}

	/** The server says that nothing has changed. */
	record Unchanged(Validators validators, long millis) implements Fetched {

		@Override
		public int status() {
			return 304;
		}

	}

	/** The server named the time of the next attempt, which is at most a day away. */
	record TryLater(Instant until, Failure failure, String detail, int status, long millis) implements Fetched {
	}

	/** Nothing usable came. The detail is one sentence for people. */
	record Failed(Failure failure, String detail, int status, long millis) implements Fetched {
	}

}
