package org.runstate.impact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	private final List<Wanted> wanted;

	private final Map<String, List<Wanted>> byPart;

	private final Phrases phrases;

	Rules(List<Rule> rules) {
		this.rules = List.copyOf(rules);
		Map<String, Integer> words = new LinkedHashMap<>();
		Set<String> names = new HashSet<>();
		for (Rule rule : rules) {
			if (!names.add(rule.id()) || !names.add(rule.why())) {
				throw new IllegalArgumentException("Two rules share a name or a reason: " + rule.id());
			}
			Stream.of(rule.title(), rule.text(), rule.except(), rule.unless())
				.flatMap(List::stream)
				.forEach((word) -> words.putIfAbsent(word, words.size()));
		}
		this.phrases = new Phrases(words.keySet());
		this.wanted = rules.stream().map((rule) -> Wanted.by(rule, words)).toList();
		this.byPart = this.wanted.stream().collect(Collectors.groupingBy((one) -> one.rule().part()));
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

	/** All phrases of all rules. */
	Phrases phrases() {
		return this.phrases;
	}

	/** Sees which phrases and labels are there; the result is asked for each part. */
	Reading read(Subject subject, Said said) {
		Map<String, String> labels = new HashMap<>();
		subject.labels().forEach((label) -> labels.put(Wanted.fold(label), label.strip()));
		return new Reading(labels, said.rulesInTitle(), said.rulesInText());
	}

	/**
	 * The reason of the first rule for a part that holds.
	 * @param decided the values of parts decided before
	 * @param asked which rules may decide
	 */
	Optional<Reason> decide(String part, Reading reading, Map<String, String> decided, Predicate<Rule> asked) {
		for (Wanted one : this.byPart.getOrDefault(part, List.of())) {
			Rule rule = one.rule();
			if (asked.test(rule) && one.isAllowed(reading, decided)) {
				Set<String> words = new LinkedHashSet<>();
				if (one.holds(reading, words)) {
					return Optional.of(new Reason(part, rule.value(), rule.isVendors() ? "vendor" : "rule",
							rule.why() + quoted(words)));
				}
			}
		}
		return Optional.empty();
	}

	/** Every rule about the words of a notice that holds, whatever comes before it. */
	List<Rule> holding(Reading reading, Map<String, String> decided) {
		return this.wanted.stream()
			.filter((one) -> !one.rule().isVendors() && one.isAllowed(reading, decided)
					&& one.holds(reading, new HashSet<>()))
			.map(Wanted::rule)
			.toList();
	}

	/** The names of the rules that hold for words alone, for the model to weigh. */
	List<String> marks(Reading reading) {
		List<String> marks = new ArrayList<>();
		for (Wanted one : this.wanted) {
			if (one.isMark() && one.isAllowed(reading, Map.of()) && one.holds(reading, new HashSet<>())) {
				marks.add(one.rule().id());
			}
		}
		return marks;
	}

	/** The rule's own words in a reason, without what it found. */
	static String sentence(String why) {
		int found = why.indexOf(FOUND);
		return (found < 0) ? why : why.substring(0, found);
	}

	private static String quoted(Set<String> words) {
		return words.isEmpty() ? "" : FOUND + String.join("\u201d, \u201c", words) + "\u201d";
	}

	/**
	 * Where phrases stand in a title or a text.
	 *
	 * @param phrases a bit for each phrase that does
	 */
	record Found(String text, List<Phrases.Hit> hits, BitSet phrases) {

		static Found of(String text, List<Phrases.Hit> hits) {
			BitSet found = new BitSet();
			hits.forEach((hit) -> found.set(hit.phrase()));
			return new Found(text, hits, found);
		}

	}

	/**
	 * What was found of all rules.
	 *
	 * @param labels as the vendor writes them, by their folded form
	 */
	record Reading(Map<String, String> labels, Found title, Found text) {
	}

}
