package org.runstate.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.platform.Platform;
import org.runstate.source.fetch.WebAddress;
import org.runstate.source.reading.Hash;
import org.runstate.source.reading.Markup;

/**
 * A row of a file of notices.
 */
final class NoticeRow {

	static final List<String> COLUMNS = List.of("key", "title", "url", "text", "labels", "services", "platforms",
			"published", "updated");

	private static final int LONGEST_KEY = 700;

	private NoticeRow() {
	}

	/**
	 * A row as an entry.
	 * @throws IllegalArgumentException with the reason when it cannot be taken
	 */
	static Entry entry(Map<String, String> cells, Instant now) {
		String title = cells.getOrDefault("title", "");
		if (title.isEmpty()) {
			throw new IllegalArgumentException("has no title");
		}
		String url = cells.get("url");
		String link = WebAddress.link(url, null);
		if (url != null && link == null) {
			throw new IllegalArgumentException("url is not a plain http or https address");
		}
		String key = cells.getOrDefault("key", (link != null) ? link : "sha256:" + Hash.hex(title));
		if (key.length() > LONGEST_KEY) {
			throw new IllegalArgumentException("key is longer than 700 characters");
		}
		Instant published = moment(cells, "published");
		return new Entry(key, title, link, Markup.ofText(cells.getOrDefault("text", "")), words(cells.get("labels")),
				words(cells.get("services")), words(cells.get("platforms")).stream().map(NoticeRow::platform).toList(),
				(published != null) ? published : now, moment(cells, "updated"));
	}

	private static String platform(String word) {
		return Platform.of(word)
			.map(Platform::key)
			.orElseThrow(() -> new IllegalArgumentException("platform " + word + " is not known"));
	}

	private static List<String> words(@Nullable String cell) {
		return (cell == null) ? List.of()
				: Stream.of(cell.split(";")).map(String::strip).filter((one) -> !one.isEmpty()).toList();
	}

	private static @Nullable Instant moment(Map<String, String> cells, String column) {
		String text = cells.get(column);
		if (text == null) {
			return null;
		}
		try {
			return (text.length() == 10) ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
					: OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					column + " has to be like 2026-12-31 or 2026-12-31T08:00:00Z, and is " + text, ex);
		}
	}

}
