package org.runstate.source;

import org.jspecify.annotations.Nullable;

/**
 * What a visit to a source came to, over all its pages.
 *
 * @param status the HTTP status of the last answer, or null when there was none
 * @param bytes the size of all bodies, inflated
 * @param validators what the answer said about its version, where one page is all
 */
record Visited(Look look, long millis, @Nullable Integer status, long bytes, Validators validators) {
}
