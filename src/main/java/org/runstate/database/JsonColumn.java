package org.runstate.database;

import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Small lists and records kept as JSON in one column.
 */
public final class JsonColumn {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private JsonColumn() {
	}

	public static String write(Object value) {
		return mapper.writeValueAsString(value);
	}

	public static List<String> texts(String json) {
		return mapper.readValue(json, new TypeReference<List<String>>() {
		});
	}

	public static Map<String, Object> map(String json) {
		return mapper.readValue(json, new TypeReference<Map<String, Object>>() {
		});
	}

	public static <T> List<T> list(String json, Class<T> type) {
		return mapper.readValue(json, mapper.getTypeFactory().constructCollectionType(List.class, type));
	}

	public static <T> T read(String json, Class<T> type) {
		return mapper.readValue(json, type);
	}

}
