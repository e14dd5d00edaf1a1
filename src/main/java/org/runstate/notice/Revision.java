package org.runstate.notice;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a notice said at one time. Never changes.
 *
 * @param id the revision's own number
 * @param noticeId the notice it belongs to
 * @param number 1 for the first revision of the notice
 * @param html cleaned, safe to show
 * @param text the same without markup, paragraphs apart by line breaks
 * @param labels as in {@link Entry}
 * @param seenAt when Runstate kept it
 * @param semanticHash SHA-256 over the normalised fields, in hexadecimal
 * @param baseline whether it came with the first good poll of its source
 */
public record Revision(long id, long noticeId, int number, String title, @Nullable String url, String html, String text,
		List<String> labels, List<String> services, List<String> platforms, @Nullable Instant published,
		@Nullable Instant updated, Instant seenAt, String semanticHash, boolean baseline) {
}
