package org.runstate.source.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.platform.Platform;
import org.runstate.platform.Vocabulary;
import org.runstate.source.fetch.WebAddress;

/**
 * An entry in the making. Everything may be blank or missing.
 */
final class Draft {

	private final String key;

	private final String title;

	private final List<String> labels = new ArrayList<>();

	private final List<String> services = new ArrayList<>();

	private final List<String> platforms = new ArrayList<>();

	private @Nullable String url;

	private String html = "";

	private @Nullable Instant published;

	private @Nullable Instant updated;

	/**
	 * A draft.
	 * @param key the identity within the source; without one there will be no entry
	 * @param title if blank, the key stands for it
	 */
	Draft(String key, String title) {
		this.key = Markup.line(key);
		this.title = title.isBlank() ? this.key : title;
	}

	/** Where it stands, if that is an address of the web. */
	Draft at(@Nullable String address) {
		this.url = WebAddress.link(address, null);
		return this;
	}

	Draft saying(Content content) {
		this.html = content.html();
		return this;
	}

	/** Adds a label {@code name:value}, unless the value is blank. */
	Draft label(String name, String value) {
		if (!value.isBlank()) {
			this.labels.add(name + ":" + value.strip());
		}
		return this;
	}

	Draft labels(String name, Collection<String> values) {
		values.forEach((value) -> label(name, value));
		return this;
	}

	/** Adds a word of the vendor's as it stands, unless it is blank. */
	Draft label(String word) {
		if (!word.isBlank()) {
			this.labels.add(word.strip());
		}
		return this;
	}

	Draft services(Collection<String> names) {
		this.services.addAll(names);
		return this;
	}

	/**
	 * Adds platforms by the vendor's words for them; words that name none are skipped.
	 */
	Draft platforms(Collection<String> words) {
		words.stream()
			.map(Vocabulary.standard()::label)
			.flatMap(Optional::stream)
			.map(Platform::key)
			.distinct()
			.sorted()
			.forEach(this.platforms::add);
		return this;
	}

	Draft published(@Nullable Instant when) {
		this.published = when;
		return this;
	}

	Draft updated(@Nullable Instant when) {
		this.updated = when;
		return this;
	}

	boolean isNameless() {
		return this.key.isEmpty();
	}

	Entry entry() {
		return new Entry(EntryKeys.fitting(this.key), FeedEntries.title(this.title), FeedEntries.url(this.url),
				this.html, this.labels, this.services, this.platforms, this.published, this.updated);
	}

}
