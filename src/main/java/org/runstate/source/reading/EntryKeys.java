package org.runstate.source.reading;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.PlainText;
import org.runstate.source.fetch.WebAddress;

/**
 * The identity of each item of a feed: its id, or its link where the id names several
 * items or none, or a hash of what it says.
 */
public final class EntryKeys {

	private static final int LONGEST = 700;

	private static final Pattern TRACKING = Pattern
		.compile("(utm_\\w+|fbclid|gclid|msclkid|mc_[ce]id|ocid|cmpid|wt\\.mc_id)=.*", Pattern.CASE_INSENSITIVE);

	private final Map<String, Set<String>> contentsById = new HashMap<>();

	private final Map<String, Set<String>> contentsByLink = new HashMap<>();

	private int nameless;

	EntryKeys(List<Said> items) {
		for (Said item : items) {
			note(this.contentsById, item.id(), item.link() + "\n" + item.start());
			note(this.contentsByLink, item.link(), item.start());
		}
	}

	String of(Said item) {
		String id = item.id();
		if (id != null && isOne(this.contentsById.get(id))) {
			return fitting(id);
		}
		String link = item.link();
		if (link != null && isOne(this.contentsByLink.get(link))) {
			return fitting(link);
		}
		this.nameless += (id == null && link == null) ? 1 : 0;
		return "sha256:"
				+ Hash.hex(item.title() + "\n" + FeedEntries.start(Markup.line(PlainText.of(item.raw().html()))));
	}

	/** Whether some id stood for several items, so that it could not be used. */
	boolean anyShared() {
		return this.contentsById.values().stream().anyMatch((contents) -> !isOne(contents));
	}

	/** For how many items so far there was neither an id nor a link. */
	int nameless() {
		return this.nameless;
	}

	private static boolean isOne(@Nullable Set<String> contents) {
		return contents != null && contents.size() == 1;
	}

	private static void note(Map<String, Set<String>> contents, @Nullable String name, String content) {
		if (name != null) {
			contents.computeIfAbsent(name, (key) -> new HashSet<>()).add(content);
		}
	}

	private static @Nullable String id(RawFeed.Item item) {
		String id = item.id();
		if (id == null || id.isBlank()) {
			return null;
		}
		String plain = id.contains("\n") ? id.strip() : id;
		return plain.regionMatches(true, 0, "http", 0, 4) ? withoutNoise(plain) : plain;
	}

	private static @Nullable String link(RawFeed.Item item) {
		return (item.link() != null) ? withoutNoise(item.link()) : null;
	}

	/** The same page over http and https, with and without tracking, is one page. */
	public static String withoutNoise(String link) {
		String absolute = WebAddress.link(link, null);
		if (absolute == null) {
			return link;
		}
		URI address = URI.create(absolute);
		String query = query(address.getRawQuery());
		boolean usual = address.getPort() == -1 || address.getPort() == 80 || address.getPort() == 443;
		return "https://" + address.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + address.getPort())
				+ address.getRawPath() + (query.isEmpty() ? "" : "?" + query)
				+ ((address.getRawFragment() != null) ? "#" + address.getRawFragment() : "");
	}

	private static String query(@Nullable String query) {
		return (query == null) ? ""
				: Arrays.stream(query.split("&"))
					.filter((part) -> !part.isEmpty() && !TRACKING.matcher(part).matches())
					.collect(Collectors.joining("&"));
	}

	/** A key that fits, whatever its length. */
	static String fitting(String key) {
		return (key.codePointCount(0, key.length()) > LONGEST) ? "sha256:" + Hash.hex(key) : key;
	}

	/**
	 * An item with the start of what it says.
	 *
	 * @param id exactly as it stands, except for line breaks around it and the noise of
	 * links
	 * @param link without its noise
	 * @param title never blank
	 * @param start title and first characters of the content, for comparison within the
	 * feed
	 */
	record Said(RawFeed.Item raw, @Nullable String id, @Nullable String link, String title, String start) {

		static Said of(RawFeed.Item raw, String title, String start) {
			return new Said(raw, EntryKeys.id(raw), EntryKeys.link(raw), title, start);
		}

	}

}
