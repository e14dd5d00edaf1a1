package org.runstate.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Asked;

import org.springframework.stereotype.Component;

/**
 * Looks at one source. Whatever goes wrong is part of the result.
 */
@Component
class Polling {

	/**
	 * At least this often everything is asked for: what a server says about versions may
	 * be stuck.
	 */
	private static final Duration WHOLE = Duration.ofHours(24);

	/** What changed just before the last look may have come late. */
	private static final Duration OVERLAP = Duration.ofHours(24);

	private final Visitor visitor;

	private final Credentials credentials;

	private final Clock clock;

	Polling(Visitor visitor, Credentials credentials, Clock clock) {
		this.visitor = visitor;
		this.credentials = credentials;
		this.clock = clock;
	}

	/**
	 * Fetches and reads a source.
	 * @param fetched called as soon as the server is no longer needed
	 */
	Polled poll(Source source, Runnable fetched) {
		Instant now = this.clock.instant();
		boolean whole = source.wholeAt() == null || !now.isBefore(source.wholeAt().plus(WHOLE));
		Instant since = (whole || source.lastGoodAt() == null) ? null : source.lastGoodAt().minus(OVERLAP);
		Asked asked = new Asked(source.url(), source.options(),
				this.credentials.named(source.options().texts("credentials")), since);
		Visited visited = this.visitor.visit(source.kind(), asked, whole ? Validators.NONE : source.validators(),
				source.bodyHash(), fetched);
		return new Polled(source, this.clock.instant(), whole, visited);
	}

}
