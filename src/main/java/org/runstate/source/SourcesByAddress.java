package org.runstate.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.runstate.source.reading.EntryKeys;
import org.runstate.source.reading.FeedReader;

/**
 * The feeds that are there, by their address however it is written.
 */
final class SourcesByAddress {

	private final Map<String, Listed> sources = new HashMap<>();

	SourcesByAddress(List<Listed> sources) {
		sources.stream()
			.filter((source) -> source.kind().equals(FeedReader.KIND))
			.forEach((source) -> this.sources.putIfAbsent(EntryKeys.withoutNoise(source.url()), source));
	}

	Optional<Listed> at(String url) {
		return Optional.ofNullable(this.sources.get(EntryKeys.withoutNoise(url)));
	}

}
