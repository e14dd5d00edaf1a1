package org.runstate.source;

import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.runstate.source.reading.EntryKeys;
import org.runstate.source.reading.Readers;

import org.springframework.stereotype.Component;

/**
 * Adds a source that was typed in, or changes one.
 */
@Component
class SourceChange {

	private static final int LONGEST_WORD = 60;

	private final Sources sources;

	private final SourceTable table;

	private final SourceRules rules;

	private final Clock clock;

	SourceChange(Sources sources, SourceTable table, Readers readers, Clock clock) {
		this.sources = sources;
		this.table = table;
		this.rules = new SourceRules(readers);
		this.clock = clock;
	}

	/**
	 * The form as a source that may be looked at, under the key that it would get.
	 * @throws WrongFieldException when something is wrong with it
	 */
	Listed fresh(SourceForm form) {
		Listed source = right(form.listed(freeKey(form)));
		this.sources.list()
			.stream()
			.filter((other) -> other.kind().equals(source.kind()) && !source.url().isBlank()
					&& EntryKeys.withoutNoise(other.url()).equals(EntryKeys.withoutNoise(source.url()))
					&& other.options().texts("credentials").equals(form.credentials()))
			.findFirst()
			.ifPresent((other) -> {
				throw new WrongFieldException("url",
						"this address is looked at already, by the source " + other.name());
			});
		return source;
	}

	/**
	 * The form as a source that is there already.
	 * @throws WrongFieldException when something is wrong with it
	 */
	Listed changed(Source source, SourceForm form) {
		return right(form.listed(source.key()));
	}

	/** Keeps a source as it is now; one that could not be seen is tried again at once. */
	void keep(Listed source) {
		this.table.keep(List.of(source), List.of());
		this.sources.find(source.key())
			.filter((kept) -> kept.failures() > 0)
			.ifPresent((kept) -> this.sources.checkNow(kept.id(), this.clock.instant()));
	}

	private Listed right(Listed source) {
		String problem = this.rules.problem(source);
		if (problem != null) {
			throw new WrongFieldException(field(problem), problem);
		}
		return source;
	}

	/** The rules begin with the field that they are about, and so do those of a kind. */
	private static String field(String problem) {
		return List.of("name", "kind", "every", "url", "platform")
			.stream()
			.filter(problem::startsWith)
			.findFirst()
			.orElse("options");
	}

	/** A removed source of the same address is taken up again, with all it said. */
	private String freeKey(SourceForm form) {
		String word = form.from().isEmpty() ? word(form.name().isEmpty() ? form.url() : form.name()) : form.from();
		Set<String> taken = Stream
			.concat(this.sources.list().stream(),
					this.sources.removed().stream().filter((source) -> !source.url().equals(form.url())))
			.map(Source::key)
			.collect(Collectors.toSet());
		return IntStream.iterate(1, (n) -> n + 1)
			.mapToObj((n) -> (n == 1) ? word : word + "-" + n)
			.filter((key) -> !SourceRules.isPage(key) && !taken.contains(key))
			.findFirst()
			.orElseThrow();
	}

	private static String word(String text) {
		String plain = Normalizer.normalize(text.replaceFirst("^https?://(www\\.)?", ""), Normalizer.Form.NFD)
			.toLowerCase(Locale.ROOT)
			.replaceAll("\\p{M}", "")
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-+|-+$", "");
		String word = plain.substring(0, Math.min(LONGEST_WORD, plain.length()));
		return word.isEmpty() ? "source" : word;
	}

}
