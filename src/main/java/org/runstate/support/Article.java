package org.runstate.support;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A troubleshooting article: a link, a text, or both.
 */
record Article(long id, int version, String title, @Nullable String url, String text, Topics topics, boolean retired,
		Instant editedAt) {
}
