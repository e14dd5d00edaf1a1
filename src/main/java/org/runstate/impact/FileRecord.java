package org.runstate.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.runstate.notice.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * Makes a subject of one record of a file. Labels may be a list of words, or an object of
 * fields as vendors' programs give them.
 */
final class FileRecord {

	/** Fields whose values are labels as they stand. */
	private static final Set<String> WORDS = Set.of("tags", "labels", "categories");

	private static final Set<String> MAJOR = Set.of("major", "ismajorchange");

	private static final Set<String> ACT_BY = Set.of("actby", "actionby", "actionbydatetime",
			"actionrequiredbydatetime");

	private static final Set<String> OTHERS = Set.of("category", "severity", "platforms", "status", "impact",
			"classification");

	private FileRecord() {
	}

	/**
	 * The subject.
	 * @throws IllegalArgumentException if the record says nothing
	 */
	static Subject subject(JsonNode record) {
		List<String> labels = new ArrayList<>();
		record.properties().forEach((field) -> label(field.getKey(), field.getValue(), labels));
		return subject(record, labels);
	}

	/** The subject as if its vendor had said nothing but its words. */
	static Subject withoutLabels(JsonNode record) {
		return subject(record, List.of());
	}

	private static Subject subject(JsonNode record, List<String> labels) {
		String title = text(record.path("title"));
		String html = text(record.path("html"));
		String text = text(record.path("text"));
		if (title.isBlank() && html.isBlank() && text.isBlank()) {
			throw new IllegalArgumentException("neither title nor text");
		}
		String published = text(record.path("published"));
		return new Subject(title, text.isEmpty() ? PlainText.of(html) : text, html, labels,
				texts(record.path("services")), List.of(), published.isEmpty() ? null : Moments.of(published));
	}

	private static void label(String name, JsonNode value, List<String> labels) {
		String field = name.toLowerCase(Locale.ROOT);
		if (value.isObject() && field.equals("labels")) {
			value.properties().forEach((inner) -> label(inner.getKey(), inner.getValue(), labels));
		}
		else if (WORDS.contains(field)) {
			labels.addAll(texts(value));
		}
		else if (MAJOR.contains(field) && (value.isBoolean() || value.isString())) {
			labels.add("major:" + value.asString());
		}
		else if (ACT_BY.contains(field) && value.isString()) {
			labels.add("actBy:" + value.asString());
		}
		else if (OTHERS.contains(field)) {
			texts(value).forEach((word) -> labels.add(field + ":" + word));
		}
	}

	private static String text(JsonNode value) {
		return value.isString() ? value.asString() : "";
	}

	/** One text or a list of texts; anything else in it is passed over. */
	private static List<String> texts(JsonNode value) {
		if (value.isString()) {
			return List.of(value.asString());
		}
		List<String> texts = new ArrayList<>();
		value.values().forEach((one) -> {
			if (one.isString()) {
				texts.add(one.asString());
			}
		});
		return texts;
	}

}
