package org.runstate.api;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A notice in a list, as its newest classified revision says it.
 *
 * @param key the entry's identity within its source
 * @param revision the number of that revision
 */
record NoticeSummary(long id, String source, String key, String title, @Nullable String url, int revision,
		@Nullable Instant published, Instant seen, ImpactJson impact) {

	/**
	 * A page of notices, newest first; {@code next} goes into {@code before} for the
	 * following page.
	 */
	record Page(List<NoticeSummary> items, @Nullable Long next) {
	}

}
