package org.runstate.notice;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a reader found at a source, before anything is kept.
 *
 * @param key the entry's identity within its source, at most 700 characters
 * @param title plain text, never blank
 * @param url the absolute http or https address of the entry, if it has one
 * @param html the content as the source gave it; hostile until cleaned
 * @param labels the vendor's own words about the entry: a category or tag as it stands
 * ({@code Retirement}), or a field as {@code name:value} ({@code category:planForChange},
 * {@code actBy:2026-12-31})
 * @param services names of the services the entry or its source speaks of
 * @param platforms keys of the platforms the entry's source is about
 * @param published when the vendor says it was published, if it says so
 * @param updated when the vendor says it was last changed, if it says so
 */
public record Entry(String key, String title, @Nullable String url, String html, List<String> labels,
		List<String> services, List<String> platforms, @Nullable Instant published, @Nullable Instant updated) {

	public Entry {
		labels = List.copyOf(labels);
		services = List.copyOf(services);
		platforms = List.copyOf(platforms);
	}

	/** The same under another key. */
	Entry as(String other) {
		return new Entry(other, this.title, this.url, this.html, this.labels, this.services, this.platforms,
				this.published, this.updated);
	}

}
