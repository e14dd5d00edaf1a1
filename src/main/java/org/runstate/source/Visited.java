package org.runstate.source;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Validators;

/**
 * What a visit to a source came to, over all its pages.
 *
 * @param status the HTTP status of the last answer, or null when there was none
 * @param bytes the size of all bodies, inflated
 * @param validators what the answer said about its version, where one page is all
 * @param freshFor for how long the server says that asking again is of no use
 */
record Visited(Look look, long millis, @Nullable Integer status, long bytes, Validators validators, Duration freshFor) {

	Visited(Look look, long millis, @Nullable Integer status, long bytes, Validators validators) {
		this(look, millis, status, bytes, validators, Duration.ZERO);
	}
}
