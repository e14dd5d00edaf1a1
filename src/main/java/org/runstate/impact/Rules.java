package org.runstate.impact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Phrases;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules in their order, and all their phrases as one automaton.
 */
final class Rules {

	/** Stands between the words of a rule and what it found. */
	private static final String FOUND = ": \u201c";

	private final List<Rule> rules;

	private final Phrases phrases;

	Rules(List<Rule> rules) {
		this.rules = List.copyOf(rules);
		Set<String> words = new LinkedHashSet<>();
		Set<String> names = new HashSet<>();
		for (Rule rule : rules) {
			if (!names.add(rule.id()) || !names.add(rule.why())) {
				throw new IllegalArgumentException("Two rules share a name or a reason: " + rule.id());
			}
			Stream.of(rule.title(), rule.text(), rule.except(), rule.unless()).forEach(words::addAll);
		}
		this.phrases = new Phrases(words);
	}

	/** The built-in rules. */
	static Rules standard() {
		try (InputStream in = Rules.class.getResourceAsStream("rules.yaml")) {
			return new Rules(new YAMLMapper().readValue(Objects.requireNonNull(in), new TypeReference<List<Rule>>() {
			}));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The built-in rules could not be read", ex);
		}
	}

	List<Rule> all() {
		return this.rules;
	}

	/** Looks for every phrase once; the result is asked for each part. */
	Reading read(Subject subject) {
		Map<String, String> labels = new HashMap<>();
		subject.labels().forEach((label) -> labels.put(fold(label), label.strip()));
		return new Reading(labels, found(subject.title()), found(subject.text()));
	}

	/**
	 * The reason of the first rule for a part that holds.
	 * @param decided the values of parts decided before
	 */
	Optional<Reason> decide(String part, Reading reading, Map<String, String> decided) {
		for (Rule rule : this.rules) {
			if (rule.part().equals(part) && allowed(rule, reading, decided)) {
				Set<String> words = new LinkedHashSet<>();
				if (holds(rule, reading, words)) {
					return Optional.of(new Reason(part, rule.value(), rule.labels().isEmpty() ? "rule" : "vendor",
							rule.why() + quoted(words)));
				}
			}
		}
		return Optional.empty();
	}

	private static boolean allowed(Rule rule, Reading reading, Map<String, String> decided) {
		return rule.when()
			.entrySet()
			.stream()
			.allMatch((wanted) -> wanted.getValue().contains(decided.get(wanted.getKey())))
				&& rule.without().stream().noneMatch((label) -> reading.labels().containsKey(fold(label)))
				&& rule.unless()
					.stream()
					.noneMatch((phrase) -> reading.title().containsKey(phrase) || reading.text().containsKey(phrase));
	}

	/** Whether what the rule looks for is there; adds the words found. */
	private static boolean holds(Rule rule, Reading reading, Set<String> words) {
		if (!rule.labels().isEmpty()) {
			rule.labels().forEach((label) -> add(words, reading.labels().get(fold(label))));
			if (words.isEmpty()) {
				return false;
			}
		}
		if (rule.title().isEmpty() && rule.text().isEmpty()) {
			return true;
		}
		int before = words.size();
		rule.title().forEach((phrase) -> add(words, word(phrase, rule, reading.title())));
		rule.text().forEach((phrase) -> add(words, word(phrase, rule, reading.text())));
		return words.size() > before;
	}

	/** The first words that a phrase found and that no exception covers. */
	private static @Nullable String word(String phrase, Rule rule, Map<String, Found> found) {
		Found here = found.get(phrase);
		if (here == null) {
			return null;
		}
		for (Phrases.Hit hit : here.hits()) {
			boolean excepted = rule.except()
				.stream()
				.map(found::get)
				.filter(Objects::nonNull)
				.anyMatch((other) -> other.hits().stream().anyMatch(hit::overlaps));
			if (!excepted) {
				return here.text().substring(hit.start(), hit.end()).strip();
			}
		}
		return null;
	}

	private static void add(Set<String> words, @Nullable String word) {
		if (word != null && words.size() < 3) {
			words.add(word);
		}
	}

	/** The rule's own words in a reason, without what it found. */
	static String sentence(String why) {
		int found = why.indexOf(FOUND);
		return (found < 0) ? why : why.substring(0, found);
	}

	private static String quoted(Set<String> words) {
		return words.isEmpty() ? "" : FOUND + String.join("\u201d, \u201c", words) + "\u201d";
	}

	private Map<String, Found> found(String text) {
		Map<String, Found> found = new HashMap<>();
		for (Phrases.Hit hit : this.phrases.in(text)) {
			found.computeIfAbsent(this.phrases.phrase(hit.phrase()), (phrase) -> new Found(text, new ArrayList<>()))
				.hits()
				.add(hit);
		}
		return found;
	}

	private static String fold(String label) {
		return label.strip().toLowerCase(Locale.ROOT);
	}

	/** Where one phrase stands in a text. */
	record Found(String text, List<Phrases.Hit> hits) {
	}

	/**
	 * What was found of all rules.
	 *
	 * @param labels as the vendor writes them, by their folded form
	 * @param title by phrase
	 * @param text by phrase
	 */
	record Reading(Map<String, String> labels, Map<String, Found> title, Map<String, Found> text) {
	}

}
