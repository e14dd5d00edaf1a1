package org.runstate.source.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.notice.PlainText;

/**
 * Makes entries of what a feed says, the same way for each format.
 */
final class FeedEntries {

	private static final int LONGEST_TITLE = 500;

	private static final int LONGEST_URL = 2000;

	private static final int TITLE_FROM_TEXT = 80;

	private static final int START = 200;

	private FeedEntries() {
	}

	static Reading.Good of(RawFeed feed, List<String> warnings) {
		List<EntryKeys.Said> items = feed.items().stream().map(FeedEntries::said).toList();
		EntryKeys keys = new EntryKeys(items);
		List<Entry> entries = new ArrayList<>();
		int undated = 0;
		for (EntryKeys.Said item : items) {
			Entry entry = entry(item, keys.of(item));
			entries.add(entry);
			undated += isUnreadable(item.raw().published(), entry.published())
					|| isUnreadable(item.raw().updated(), entry.updated()) ? 1 : 0;
		}
		List<String> all = new ArrayList<>(warnings);
		if (undated > 0) {
			all.add(undated + " dates could not be read beyond doubt and were left out.");
		}
		if (feed.refusedLinks() > 0) {
			all.add(feed.refusedLinks() + " links are no web addresses and were left out.");
		}
		if (keys.nameless() > 0) {
			all.add(keys.nameless() + " entries have neither id nor link; a change makes new ones of them.");
		}
		if (keys.anyShared()) {
			all.add("Several entries share one id; they are told apart by link and content.");
		}
		return new Reading.Good(shortened(Markup.line(feed.title()), LONGEST_TITLE), entries, all);
	}

	private static EntryKeys.Said said(RawFeed.Item item) {
		String title = (item.title() != null) ? Markup.line(item.title()) : "";
		String start = title + "\n" + start(item.html());
		return EntryKeys.Said.of(item, title.isEmpty() ? fromText(Markup.line(PlainText.of(item.html()))) : title,
				start);
	}

	static String start(String text) {
		return shortened(text, START);
	}

	private static Entry entry(EntryKeys.Said item, String key) {
		RawFeed.Item raw = item.raw();
		return new Entry(key, title(item.title()), url(raw.link()), raw.html(), raw.labels(), List.of(), List.of(),
				FeedDate.parse(raw.published()), FeedDate.parse(raw.updated()));
	}

	/** A title on one line, cut where it is too long to keep. */
	static String title(String title) {
		return shortened(Markup.line(title), LONGEST_TITLE);
	}

	/** An address that is not too long to keep, or null. */
	static @Nullable String url(@Nullable String link) {
		return (link != null && link.length() <= LONGEST_URL) ? link : null;
	}

	private static boolean isUnreadable(@Nullable String text, @Nullable Instant date) {
		return text != null && !text.isBlank() && date == null;
	}

	private static String fromText(String text) {
		if (text.isBlank()) {
			return "(without title)";
		}
		int end = (text.length() > TITLE_FROM_TEXT) ? text.lastIndexOf(' ', TITLE_FROM_TEXT) : text.length();
		return (end == text.length()) ? text : text.substring(0, (end > 0) ? end : TITLE_FROM_TEXT) + "…";
	}

	private static String shortened(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
		return text.substring(0, end);
	}

}
