package org.runstate.source.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Fetched;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A test case of another feed parser: a document, and what that parser says it holds.
 *
 * @param claims only those about what Runstate keeps
 */
record ConformanceCase(String id, Fetched.Body body, List<Claim> claims) {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private static final Pattern CHECK = Pattern
		.compile("(?:(feed)|entries\\[(\\d+)])\\.([a-z_]+)(?:\\[0])?(?:\\.(value|href))?");

	/** What others call a field, and what it is here. */
	private static final Map<String, Field> FIELDS = Map.ofEntries(Map.entry("title", Field.TITLE),
			Map.entry("title_detail", Field.TITLE), Map.entry("link", Field.LINK), Map.entry("id", Field.ID),
			Map.entry("guid", Field.ID), Map.entry("content", Field.CONTENT), Map.entry("summary", Field.CONTENT),
			Map.entry("summary_detail", Field.CONTENT), Map.entry("description", Field.CONTENT),
			Map.entry("published", Field.DATE), Map.entry("updated", Field.DATE), Map.entry("created", Field.DATE),
			Map.entry("pubDate", Field.DATE), Map.entry("published_parsed", Field.DATE),
			Map.entry("updated_parsed", Field.DATE), Map.entry("created_parsed", Field.DATE),
			Map.entry("publishedParsed", Field.DATE), Map.entry("updatedParsed", Field.DATE),
			Map.entry("pubDateParsed", Field.DATE));

	/** What is kept and can be compared. */
	enum Field {

		TITLE, LINK, ID, DATE, CONTENT

	}

	/**
	 * What another parser says.
	 *
	 * @param entry counted from 0, or -1 for the feed
	 * @param value a date as {@link Instant#toString()}
	 */
	record Claim(Field field, int entry, String value) {
	}

	static List<ConformanceCase> read(Path file) {
		try (var lines = Files.lines(file)) {
			return lines.map(mapper::readTree).map(ConformanceCase::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ConformanceCase of(JsonNode node) {
		List<Claim> claims = new ArrayList<>();
		for (JsonNode check : node.path("checks")) {
			Matcher path = CHECK.matcher(check.path("path").asString());
			if (path.matches()) {
				int entry = (path.group(1) != null) ? -1 : Integer.parseInt(path.group(2));
				add(claims, path.group(3), entry, check.path("value"));
			}
		}
		JsonNode tree = node.path("expected");
		add(claims, "title", -1, tree.path("title"));
		JsonNode entries = tree.has("entries") ? tree.path("entries") : tree.path("items");
		for (int i = 0; i < entries.size(); i++) {
			for (Map.Entry<String, JsonNode> property : entries.get(i).properties()) {
				JsonNode value = property.getValue();
				add(claims, property.getKey(), i, value.has("value") ? value.path("value") : value);
			}
		}
		byte[] input = Base64.getDecoder().decode(node.path("inputBase64").asString());
		return new ConformanceCase(node.path("id").asString(), Fetched.Body.of(input), claims);
	}

	private static void add(List<Claim> claims, String name, int entry, JsonNode value) {
		Field field = FIELDS.get(name);
		if (field == null || (entry < 0 && field != Field.TITLE)) {
			return;
		}
		String text = (field == Field.DATE) ? date(value) : value.isString() ? value.asString() : null;
		if (text != null) {
			claims.add(new Claim(field, entry, text));
		}
	}

	/** Read by other means than those under test. */
	private static @Nullable String date(JsonNode value) {
		if (value.isArray()) {
			return LocalDateTime
				.of(value.get(0).asInt(), value.get(1).asInt(), value.get(2).asInt(), value.get(3).asInt(),
						value.get(4).asInt(), value.get(5).asInt())
				.toInstant(ZoneOffset.UTC)
				.toString();
		}
		try {
			String text = value.asString("");
			return text.isEmpty() ? null : text.startsWith("2") ? OffsetDateTime.parse(text).toInstant().toString()
					: Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)).toString();
		}
		catch (DateTimeException ex) {
			return null; // the parsed form stands beside it
		}
	}

}
