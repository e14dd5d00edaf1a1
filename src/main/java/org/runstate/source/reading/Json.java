package org.runstate.source.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON from outside: never nested deeper than {@value #DEEPEST} levels, and nothing in it
 * taken for granted.
 */
public final class Json {

	static final int DEEPEST = 500;

	private static final JsonMapper mapper = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
			.build())
		.build();

	private Json() {
	}

	/** The tree of a body that should be JSON. */
	public static JsonNode tree(Fetched.Body body) throws UnreadableException {
		String text = TextOf.body(body);
		if (text.isBlank()) {
			throw new UnreadableException(Failure.EMPTY_BODY, "The answer is empty.", null);
		}
		if (text.stripLeading().startsWith("<")) {
			throw new UnreadableException(Failure.PROTOCOL_ERROR, "The answer is a page or XML, not JSON.", null);
		}
		return tree(text);
	}

	/**
	 * Parses JSON.
	 * @throws UnreadableException if it is none, too deep or too large
	 */
	public static JsonNode tree(String json) throws UnreadableException {
		try {
			return mapper.readTree(json);
		}
		catch (JacksonException ex) {
			throw new UnreadableException(Failure.PARSE_ERROR, "The JSON is not well-formed: " + reason(ex), ex);
		}
	}

	/** Why a document could not be parsed, on one line. */
	static String reason(JacksonException ex) {
		String reason = String.valueOf(ex.getOriginalMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ");
		return reason.substring(0, Math.min(200, reason.length()));
	}

	/** A failure for a document that is well-formed and something else. */
	static UnreadableException other(String expected) {
		return new UnreadableException(Failure.PROTOCOL_ERROR, "The answer is JSON, but not " + expected + ".", null);
	}

	/** A field as text, or an empty one. Numbers count: ids are often written as such. */
	public static String text(JsonNode node, String name) {
		return text(node.path(name));
	}

	/** A text or number as it stands, or empty for anything else. */
	public static String text(JsonNode value) {
		return value.isValueNode() && !value.isNull() ? wellFormed(value.asString("")).strip() : "";
	}

	/**
	 * JSON may escape half of a character, which nothing beyond this can keep: the
	 * database would give back something else than what was put in.
	 */
	static String wellFormed(String text) {
		return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text
				: new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	/**
	 * The words of a list of texts or of objects with a name, sorted: what order a vendor
	 * gives them in means nothing and changes.
	 * @param name the name within the objects
	 */
	static List<String> words(JsonNode list, String name) {
		return stream(list).map((item) -> item.isObject() ? text(item, name) : text(item))
			.filter((word) -> !word.isEmpty())
			.distinct()
			.sorted()
			.toList();
	}

	static Stream<JsonNode> stream(JsonNode list) {
		return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
	}

	/**
	 * A field as a moment, or null. What names no zone is UTC, and a day is its first
	 * moment: interfaces, unlike feeds, mean that.
	 */
	static @Nullable Instant moment(JsonNode node, String name) {
		return moment(text(node, name));
	}

	static @Nullable Instant moment(String text) {
		return Stream.of(text, text + "Z", text + "T00:00:00Z")
			.map(FeedDate::parse)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
