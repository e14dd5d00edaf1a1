package org.runstate.source.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;

/**
 * An entry as a page shows it.
 *
 * @param id what tells it apart on the page, or null
 * @param link absolute, or null
 * @param date the text of its date, or the instant if that could be read, or null
 * @param platforms keys of the platforms that it applies to
 */
record PageItem(@Nullable String id, @Nullable String link, String title, String html, List<String> labels,
		@Nullable String date, List<String> platforms) {

	PageItem {
		labels = List.copyOf(labels);
		platforms = List.copyOf(platforms);
	}

	RawFeed.Item raw() {
		return new RawFeed.Item(this.id, this.link, this.title, this.html, this.labels, this.date, null);
	}

	/**
	 * The entry with what feeds do not have.
	 * @param page where the entry stands if it has no address of its own
	 */
	Entry completed(Entry entry, @Nullable String page) {
		return new Entry(entry.key(), entry.title(), (entry.url() != null) ? entry.url() : FeedEntries.url(page),
				entry.html(), entry.labels(), entry.services(), this.platforms, entry.published(), entry.updated());
	}

}
