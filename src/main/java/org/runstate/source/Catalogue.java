package org.runstate.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.runstate.source.reading.EntryKeys;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

import org.springframework.stereotype.Component;

/**
 * Well-known sources, read from {@code catalogue.yaml} beside this class.
 */
@Component
class Catalogue {

	private final List<CatalogueEntry> entries = load();

	List<CatalogueEntry> entries() {
		return this.entries;
	}

	/**
	 * The entries in which all words stand, of one vendor and platform.
	 * @param words in any order, blank for all
	 * @param vendor blank for all
	 * @param platform a key, blank for all
	 */
	List<CatalogueEntry> find(String words, String vendor, String platform) {
		return this.entries.stream()
			.filter((entry) -> words.isBlank() || entry.says(words.strip()))
			.filter((entry) -> vendor.isBlank() || entry.vendor().equals(vendor))
			.filter((entry) -> platform.isBlank() || entry.platforms().contains(platform))
			.toList();
	}

	Optional<CatalogueEntry> find(String key) {
		return this.entries.stream().filter((entry) -> entry.key().equals(key)).findFirst();
	}

	/** The entry for an address, however it is written. */
	Optional<CatalogueEntry> at(String url) {
		String plain = EntryKeys.withoutNoise(url);
		return this.entries.stream().filter((entry) -> EntryKeys.withoutNoise(entry.url()).equals(plain)).findFirst();
	}

	List<String> vendors() {
		return this.entries.stream().map(CatalogueEntry::vendor).distinct().sorted().toList();
	}

	private static List<CatalogueEntry> load() {
		try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.yaml"))) {
			return List.copyOf(new YAMLMapper().readValue(in, new TypeReference<List<CatalogueEntry>>() {
			}));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The built-in catalogue could not be read", ex);
		}
	}

}
