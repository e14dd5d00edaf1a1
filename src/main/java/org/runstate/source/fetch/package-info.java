/**
 * The one way out: every request to an address that somebody typed or a source named goes
 * through the {@link org.runstate.source.fetch.Fetcher}, with the same guard and bounds.
 * It knows nothing of sources.
 */
@NullMarked
package org.runstate.source.fetch;

import org.jspecify.annotations.NullMarked;
