package org.runstate.impact;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Phrases;

/**
 * A rule made ready to be asked often: its labels folded, its phrases as bits of a set.
 */
record Wanted(Rule rule, Set<String> labels, Set<String> without, BitSet title, BitSet text, BitSet except,
		BitSet unless) {

	private static final int SHOWN = 3;

	/**
	 * Makes a rule ready.
	 * @param numbers the number of each phrase
	 */
	static Wanted by(Rule rule, Map<String, Integer> numbers) {
		return new Wanted(rule, folded(rule.labels()), folded(rule.without()), bits(rule.title(), numbers),
				bits(rule.text(), numbers), bits(rule.except(), numbers), bits(rule.unless(), numbers));
	}

	static String fold(String label) {
		return label.strip().toLowerCase(Locale.ROOT);
	}

	/** Whether it is about words alone and so for the model to weigh. */
	boolean isMark() {
		return this.rule.isAboutWords() && this.rule.when().isEmpty() && this.rule.without().isEmpty();
	}

	/** Whether nothing forbids it. */
	boolean isAllowed(Rules.Reading reading, Map<String, String> decided) {
		for (Map.Entry<String, List<String>> wanted : this.rule.when().entrySet()) {
			if (!wanted.getValue().contains(decided.getOrDefault(wanted.getKey(), ""))) {
				return false;
			}
		}
		for (String label : this.without) {
			if (reading.labels().containsKey(label)) {
				return false;
			}
		}
		return !this.unless.intersects(reading.title().phrases()) && !this.unless.intersects(reading.text().phrases());
	}

	/** Whether what it looks for is there; adds the words found. */
	boolean holds(Rules.Reading reading, Set<String> words) {
		if (!this.labels.isEmpty()) {
			this.labels.forEach((label) -> add(words, reading.labels().get(label)));
			if (words.isEmpty()) {
				return false;
			}
		}
		if (this.rule.title().isEmpty() && this.rule.text().isEmpty()) {
			return true;
		}
		int before = words.size();
		find(this.title, reading.title(), words);
		find(this.text, reading.text(), words);
		return words.size() > before;
	}

	/** Adds the words that phrases found and that no exception covers. */
	private void find(BitSet phrases, Rules.Found found, Set<String> words) {
		if (!phrases.intersects(found.phrases())) {
			return;
		}
		boolean excepts = this.except.intersects(found.phrases());
		for (Phrases.Hit hit : found.hits()) {
			if (words.size() < SHOWN && phrases.get(hit.phrase()) && !(excepts && isExcepted(hit, found))) {
				words.add(found.text().substring(hit.start(), hit.end()).strip());
			}
		}
	}

	private boolean isExcepted(Phrases.Hit hit, Rules.Found found) {
		return found.hits().stream().anyMatch((other) -> this.except.get(other.phrase()) && hit.overlaps(other));
	}

	private static void add(Set<String> words, @Nullable String word) {
		if (word != null && words.size() < SHOWN) {
			words.add(word);
		}
	}

	private static Set<String> folded(List<String> labels) {
		Map<String, Boolean> folded = new LinkedHashMap<>();
		labels.forEach((label) -> folded.put(fold(label), true));
		return folded.keySet();
	}

	private static BitSet bits(List<String> phrases, Map<String, Integer> numbers) {
		BitSet bits = new BitSet();
		phrases.forEach((phrase) -> bits.set(numbers.getOrDefault(phrase, 0)));
		return bits;
	}

}
