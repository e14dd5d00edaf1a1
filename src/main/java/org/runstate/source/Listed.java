package org.runstate.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A source as a file lists it.
 *
 * @param options settings that only its kind understands
 */
record Listed(String key, String name, String kind, String url, Duration every, List<String> services,
		List<String> platforms, @Nullable String owner, boolean baseline, Map<String, Object> options) {

	static final Duration EVERY = Duration.ofHours(1);

	Listed {
		name = name.strip();
		services = List.copyOf(services);
		platforms = List.copyOf(platforms);
		options = Map.copyOf(options);
	}

}
