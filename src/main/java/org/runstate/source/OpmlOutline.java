package org.runstate.source;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;
import org.runstate.source.fetch.WebAddress;
import org.runstate.source.reading.EntryKeys;
import org.runstate.source.reading.FeedReader;
import org.runstate.source.reading.Hash;
import tools.jackson.core.JacksonException;

/**
 * A source as an outline of OPML. What the format has no word for stands in attributes of
 * our own namespace, which other programs leave alone. Only the names of credentials are
 * among them.
 */
final class OpmlOutline {

	/** The namespace of our own attributes. */
	static final String OURS = "https://runstate.org/ns/opml/1";

	private static final int LONGEST_NAME = 200;

	private OpmlOutline() {
	}

	/**
	 * The source of the outline that a reader stands at; empty for a folder.
	 * @param folder the title of the outline around it, perhaps empty
	 * @throws IllegalArgumentException when an attribute of ours cannot be understood
	 */
	static Optional<Listed> source(XMLStreamReader xml, @Nullable String title, String folder, SourcesByAddress known) {
		String kind = xml.getAttributeValue(OURS, "kind");
		String url = attribute(xml, "xmlUrl");
		if (kind != null) {
			return Optional.of(ours(xml, kind, (url != null) ? url : orEmpty(attribute(xml, "url")), title));
		}
		if (url == null) {
			return Optional.empty();
		}
		String name = (title != null) ? title : url;
		String shortened = name.substring(0, Math.min(LONGEST_NAME, name.length()));
		String category = attribute(xml, "category");
		String label = (category != null) ? category : folder;
		return Optional.of(known.at(url)
			.map((before) -> renamed(before, shortened, label))
			.orElseGet(() -> new Listed(key(url), shortened, FeedReader.KIND, url, Listed.EVERY, List.of(), List.of(),
					null, true, label.isBlank() ? Map.of() : Map.of("category", label))));
	}

	/** What a plain outline does not speak of stays as it was set here. */
	private static Listed renamed(Listed before, String name, String label) {
		Map<String, Object> options = new LinkedHashMap<>(before.options());
		if (!label.isBlank()) {
			options.put("category", label);
		}
		return new Listed(before.key(), name, before.kind(), before.url(), before.every(), before.services(),
				before.platforms(), before.owner(), before.baseline(), options);
	}

	private static Listed ours(XMLStreamReader xml, String kind, String url, @Nullable String title) {
		Map<String, Object> options = new LinkedHashMap<>();
		String category = attribute(xml, "category");
		try {
			options.putAll(JsonColumn.map(Optional.ofNullable(xml.getAttributeValue(OURS, "options")).orElse("{}")));
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("options are not a JSON object", ex);
		}
		if (category != null) {
			options.putIfAbsent("category", category);
		}
		String key = xml.getAttributeValue(OURS, "key");
		String owner = orEmpty(xml.getAttributeValue(OURS, "owner"));
		return new Listed((key != null) ? key : key(url), orEmpty(title), kind, url,
				every(orEmpty(xml.getAttributeValue(OURS, "every"))), words(xml.getAttributeValue(OURS, "services")),
				words(xml.getAttributeValue(OURS, "platforms")), owner.isBlank() ? null : owner,
				!"false".equals(xml.getAttributeValue(OURS, "baseline")), options);
	}

	private static Duration every(String text) {
		try {
			return text.isBlank() ? Listed.EVERY : Duration.parse(text.strip());
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("every: " + text + " is not a duration such as PT1H or P1D", ex);
		}
	}

	/** A source as an outline that reads back as the same source. */
	static String of(Listed source) {
		boolean feed = source.kind().equals(FeedReader.KIND);
		Map<String, Object> options = new LinkedHashMap<>(source.options());
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("text", source.name());
		attributes.put("type", feed ? "rss" : "link");
		attributes.put(feed ? "xmlUrl" : "url", source.url());
		if (options.get("category") instanceof String category && !category.isBlank()
				&& category.equals(category.strip())) {
			attributes.put("category", category);
			options.remove("category");
		}
		attributes.put("runstate:key", source.key());
		attributes.put("runstate:kind", source.kind());
		attributes.put("runstate:every", source.every().toString());
		attributes.put("runstate:services", joined(source.services()));
		attributes.put("runstate:platforms", joined(source.platforms()));
		attributes.put("runstate:owner", (source.owner() != null) ? source.owner() : "");
		attributes.put("runstate:baseline", source.baseline() ? "" : "false");
		attributes.put("runstate:options", options.isEmpty() ? "" : JsonColumn.write(options));
		return attributes.entrySet()
			.stream()
			.filter((attribute) -> !attribute.getValue().isEmpty())
			.map((attribute) -> attribute.getKey() + "=\"" + escaped(attribute.getValue()) + "\"")
			.collect(Collectors.joining(" ", "<outline ", "/>"));
	}

	/** The same parts joined by semicolons; a semicolon inside one is encoded. */
	private static String joined(List<String> words) {
		return words.stream()
			.map((word) -> word.replace("%", "%25").replace(";", "%3B"))
			.collect(Collectors.joining("; "));
	}

	private static List<String> words(@Nullable String joined) {
		return Stream.of(orEmpty(joined).split(";"))
			.map((word) -> word.strip().replace("%3B", ";").replace("%25", "%"))
			.filter((word) -> !word.isEmpty())
			.toList();
	}

	/** What XML has no way to write becomes a replacement character. */
	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length());
		text.codePoints().forEach((point) -> {
			switch (point) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\t', '\n', '\r' -> escaped.append("&#").append(point).append(';');
				default -> escaped.appendCodePoint(isXml(point) ? point : 0xFFFD);
			}
		});
		return escaped.toString();
	}

	private static boolean isXml(int point) {
		return point >= 0x20 && (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
	}

	/** OPML has no keys, so the address is one: a second import finds it again. */
	private static String key(String url) {
		String link = WebAddress.link(url, null);
		String host = (link != null) ? URI.create(link).getHost().toLowerCase(Locale.ROOT) : "source";
		String readable = host.replaceAll("[^a-z0-9.-]", "").replaceAll("^[.-]+", "");
		return readable.substring(0, Math.min(60, readable.length())) + "-"
				+ Hash.hex(EntryKeys.withoutNoise(url)).substring(0, 10);
	}

	static @Nullable String attribute(XMLStreamReader xml, String name) {
		String value = xml.getAttributeValue(null, name);
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
