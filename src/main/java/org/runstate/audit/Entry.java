package org.runstate.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A decision as it was noted.
 *
 * @param personId who decided, or null where no person is known
 * @param pseudonym what evidence calls them, in hexadecimal; stays when they are
 * forgotten
 * @param program what they used instead of a page, or null
 * @param what changed, by name
 */
public record Entry(long number, Instant at, Did did, @Nullable Long personId, @Nullable String pseudonym,
		@Nullable String program, About about, Map<String, Object> what) {
}
