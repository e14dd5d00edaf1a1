package org.runstate.source.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer of a server.
 */
final class Answer {

	private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

	private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age=(\\d{1,15})", Pattern.CASE_INSENSITIVE);

	private static final long LONGEST_FRESH = Duration.ofDays(1).toSeconds();

	private final BodyLimit limit;

	private final Clock clock;

	private final LongSupplier millis;

	Answer(BodyLimit limit, Clock clock, LongSupplier millis) {
		this.limit = limit;
		this.clock = clock;
		this.millis = millis;
	}

	/**
	 * What the answer comes to.
	 * @param conditional whether the request named a version
	 */
	Answered read(ClassicHttpResponse response, URI address, boolean conditional) throws IOException {
		if (REDIRECTS.contains(response.getCode())) {
			return redirect(response, address);
		}
		return new Answered.Ended(fetched(response, address, conditional));
	}

	private Fetched fetched(ClassicHttpResponse response, URI address, boolean conditional) throws IOException {
		int status = response.getCode();
		Validators validators = new Validators(header(response, HttpHeaders.ETAG),
				header(response, HttpHeaders.LAST_MODIFIED));
		if (status == 304) {
			return conditional ? new Fetched.Unchanged(validators, this.millis.getAsLong()) : failed(
					Failure.PROTOCOL_ERROR, "The server says that nothing changed, but was not asked.", status);
		}
		if (status == 200 || status == 203) {
			byte[] bytes = body(response);
			return new Fetched.Body(bytes, header(response, HttpHeaders.CONTENT_TYPE), validators, address, status,
					this.millis.getAsLong(), freshFor(header(response, HttpHeaders.CACHE_CONTROL)));
		}
		Failure failure = failure(status);
		String detail = "The server answered " + status
				+ ((failure == Failure.PROTOCOL_ERROR) ? "." : ", " + failure.words() + ".");
		Instant until = RetryAfter.parse(header(response, HttpHeaders.RETRY_AFTER), this.clock.instant());
		return (until != null && (status == 429 || status >= 500))
				? new Fetched.TryLater(until, failure, detail, status, this.millis.getAsLong())
				: failed(failure, detail, status);
	}

	/** {@code max-age} of RFC 9111, at most a day. */
	private static Duration freshFor(@Nullable String cacheControl) {
		Matcher found = MAX_AGE.matcher((cacheControl != null) ? cacheControl : "");
		return found.find() ? Duration.ofSeconds(Math.min(Long.parseLong(found.group(1)), LONGEST_FRESH))
				: Duration.ZERO;
	}

	private Answered redirect(ClassicHttpResponse response, URI address) throws BlockedAddressException {
		String location = header(response, HttpHeaders.LOCATION);
		if (location == null || location.isBlank()) {
			return new Answered.Ended(
					failed(Failure.BAD_REDIRECT, "The server redirects without saying where to.", response.getCode()));
		}
		return new Answered.Moved(WebAddress.of(location, address));
	}

	private byte[] body(ClassicHttpResponse response) throws IOException {
		HttpEntity entity = response.getEntity();
		if (entity == null) {
			return new byte[0];
		}
		this.limit.checkAnnounced(entity.getContentLength());
		try {
			return this.limit.read(entity.getContent(), header(response, HttpHeaders.CONTENT_ENCODING));
		}
		catch (ConnectionClosedException | TruncatedChunkException | EOFException | SocketException ex) {
			throw new UnusableBodyException(Failure.TRUNCATED_BODY, "The answer broke off before its end.", ex);
		}
	}

	private static Failure failure(int status) {
		return switch (status) {
			case 204, 205 -> Failure.EMPTY_BODY;
			case 401, 407 -> Failure.HTTP_UNAUTHORIZED;
			case 403 -> Failure.HTTP_FORBIDDEN;
			case 404 -> Failure.HTTP_NOT_FOUND;
			case 410 -> Failure.HTTP_GONE;
			case 429 -> Failure.HTTP_RATE_LIMITED;
			default -> (status >= 500 && status < 600) ? Failure.HTTP_SERVER_ERROR : Failure.PROTOCOL_ERROR;
		};
	}

	private Fetched failed(Failure failure, String detail, int status) {
		return new Fetched.Failed(failure, detail, status, this.millis.getAsLong());
	}

	private static @Nullable String header(ClassicHttpResponse response, String name) {
		Header header = response.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

}
