package org.runstate.source;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;

/**
 * A well-known source that may be chosen.
 *
 * @param vendor under whom it is listed
 * @param every how often it is usually worth a look
 * @param says one plain sentence: what one learns there
 * @param quirks sentences worth knowing before relying on it
 * @param needs the kind of credential it asks for, {@code application} or {@code token},
 * or null
 * @param asks the permission that the credential has to have, or null
 */
public record CatalogueEntry(String key, String name, String vendor, String kind, String url, String every,
		List<String> services, List<String> platforms, String says, List<String> quirks, @Nullable String needs,
		@Nullable String asks, Map<String, Object> options) {

	public CatalogueEntry {
		services = listed(services);
		platforms = listed(platforms);
		quirks = listed(quirks);
		options = (options != null) ? Map.copyOf(options) : Map.of();
	}

	/** What the file leaves out is empty. */
	private static List<String> listed(@Nullable List<String> values) {
		return (values != null) ? List.copyOf(values) : List.of();
	}

	/** The names of its platforms as people read them. */
	public List<String> platformNames() {
		return this.platforms.stream().map((key) -> Platform.of(key).map(Platform::label).orElse(key)).toList();
	}

	/** As a source that nobody owns yet. */
	Listed listed() {
		return new Listed(this.key, this.name, this.kind, this.url, Duration.parse(this.every), this.services,
				this.platforms, null, true, new LinkedHashMap<>(this.options));
	}

	/** Whether all words stand somewhere in it. */
	boolean says(String words) {
		String all = Stream
			.of(Stream.of(this.key, this.name, this.vendor, this.kind, this.url, this.says), this.services.stream(),
					platformNames().stream())
			.flatMap((texts) -> texts)
			.reduce("", (one, other) -> one + " " + other)
			.toLowerCase(Locale.ROOT);
		return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
	}

}
