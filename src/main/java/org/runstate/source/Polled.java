package org.runstate.source;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One look at a source that is over.
 *
 * @param source the source as it was before
 * @param validators what the answer said about its version
 * @param bytes the size of the body, inflated
 */
record Polled(Source source, Instant at, long millis, @Nullable Integer status, long bytes, Validators validators,
		Look look) {

	static Polled of(Source source, Instant at, Fetched fetched, Look look) {
		Validators validators = (fetched instanceof Fetched.Body body) ? body.validators()
				: (fetched instanceof Fetched.Unchanged unchanged) ? unchanged.validators() : Validators.NONE;
		long bytes = (fetched instanceof Fetched.Body body) ? body.bytes().length : 0;
		return new Polled(source, at, fetched.millis(), (fetched.status() > 0) ? fetched.status() : null, bytes,
				validators, look);
	}

	/** How many entries are waiting to be compared. */
	int weight() {
		return (this.look instanceof Look.Said said) ? said.reading().entries().size() : 0;
	}

}
