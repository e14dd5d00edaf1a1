package org.runstate.source.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A feed as it stands, whatever its format, before dates, links and keys are made of it.
 *
 * @param title plain text or markup
 * @param refusedLinks how many items name a page that is no web address
 */
record RawFeed(String title, List<Item> items, int refusedLinks) {

	RawFeed {
		items = List.copyOf(items);
	}

	RawFeed(String title, List<Item> items) {
		this(title, items, 0);
	}

	/**
	 * One item as it stands.
	 *
	 * @param id the guid or id, not even stripped
	 * @param link an absolute address, already resolved, or null
	 * @param title plain text or markup
	 * @param html the content as markup
	 * @param published a date in any form
	 * @param updated a date in any form
	 */
	record Item(@Nullable String id, @Nullable String link, @Nullable String title, String html, List<String> labels,
			@Nullable String published, @Nullable String updated) {

		Item {
			labels = List.copyOf(labels);
		}

	}

}
