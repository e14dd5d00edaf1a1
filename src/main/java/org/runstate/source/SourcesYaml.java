package org.runstate.source;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The list of sources as YAML.
 */
final class SourcesYaml {

	private static final YAMLMapper mapper = YAMLMapper.builder().build();

	private static final Set<String> FIELDS = Set.of("key", "name", "kind", "url", "every", "services", "platforms",
			"owner", "baseline", "options");

	private SourcesYaml() {
	}

	/** The sources of a file by their place in it; what cannot be read is a problem. */
	static Map<String, Listed> read(String yaml, List<String> problems) {
		Map<String, Listed> sources = new LinkedHashMap<>();
		JsonNode root;
		try {
			root = mapper.readTree(yaml);
		}
		catch (JacksonException ex) {
			var place = ex.getLocation();
			problems.add("The file is not YAML that can be read: line %d: %s.".formatted(
					(place != null) ? place.getLineNr() : 0,
					String.valueOf(ex.getOriginalMessage()).lines().findFirst().orElse("")));
			return sources;
		}
		if (!root.isArray()) {
			problems.add("The file is not a list of sources: each begins with a hyphen.");
			return sources;
		}
		for (int i = 0; i < root.size(); i++) {
			JsonNode item = root.get(i);
			String key = item.path("key").asString("");
			String place = "item " + (i + 1) + (key.isEmpty() ? "" : " (" + key + ")");
			try {
				sources.put(place, source(item, key));
			}
			catch (IllegalArgumentException ex) {
				problems.add(place + ": " + ex.getMessage() + ".");
			}
		}
		return sources;
	}

	private static Listed source(JsonNode item, String key) {
		if (!item.isObject()) {
			throw new IllegalArgumentException("is not a source with fields such as key and url");
		}
		item.propertyNames().forEach((name) -> {
			if (!FIELDS.contains(name)) {
				throw new IllegalArgumentException("the field " + name + " is not known");
			}
		});
		String owner = item.path("owner").asString("");
		List<String> platforms = words(item, "platforms").stream()
			.map((word) -> Platform.of(word).map(Platform::key).orElse(word))
			.toList();
		return new Listed(key, item.path("name").asString(key), item.path("kind").asString("feed"),
				item.path("url").asString(""), every(item.path("every").asString("")), words(item, "services"),
				platforms, owner.isBlank() ? null : owner, baseline(item.path("baseline")),
				options(item.path("options")));
	}

	private static boolean baseline(JsonNode value) {
		if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
			throw new IllegalArgumentException("baseline has to be true or false");
		}
		return value.asBoolean(true);
	}

	private static Duration every(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return Listed.EVERY;
		}
		try {
			return Duration.parse(text.strip());
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("every: " + text + " is not a duration such as PT1H or P1D", ex);
		}
	}

	/** A list, or one text with its parts joined by commas. */
	private static List<String> words(JsonNode item, String name) {
		JsonNode value = item.path(name);
		List<String> words = new ArrayList<>();
		if (value.isArray()) {
			value.forEach((word) -> words.add(word.asString("").strip()));
		}
		else {
			words.addAll(List.of(value.asString("").split("\\s*[,;]\\s*")));
		}
		words.removeIf(String::isBlank);
		return words;
	}

	private static Map<String, Object> options(JsonNode value) {
		Map<String, Object> options = new LinkedHashMap<>();
		value.propertyStream()
			.filter((option) -> !option.getValue().isNull())
			.forEach((option) -> options.put(option.getKey(), mapper.treeToValue(option.getValue(), Object.class)));
		return options;
	}

}
