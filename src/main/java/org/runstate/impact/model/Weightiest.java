package org.runstate.impact.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Picks the few words that weigh most, none of them twice or within another.
 */
final class Weightiest {

	private static final int SHOWN = 3;

	private static final int LONGEST = 60;

	/** Words that weigh, but tell a reader nothing. */
	private static final Set<String> EMPTY = Set.of("a", "about", "all", "also", "an", "and", "any", "are", "as", "at",
			"be", "been", "being", "but", "by", "can", "do", "for", "from", "has", "have", "how", "if", "in", "is",
			"it", "its", "may", "more", "new", "no", "not", "of", "on", "or", "our", "so", "that", "the", "their",
			"there", "these", "this", "to", "was", "we", "were", "what", "when", "where", "which", "who", "will",
			"with", "you", "your");

	private final float[] weights = new float[16];

	private final int[] places = new int[16];

	private int size;

	boolean isWanted(float weight) {
		return weight > 0 && (this.size < this.weights.length || weight > this.weights[this.size - 1]);
	}

	void add(float weight, int place) {
		int at = (this.size < this.weights.length) ? this.size++ : this.size - 1;
		while (at > 0 && this.weights[at - 1] < weight) {
			this.weights[at] = this.weights[at - 1];
			this.places[at] = this.places[at - 1];
			at--;
		}
		this.weights[at] = weight;
		this.places[at] = place;
	}

	List<String> words(IntFunction<String> text) {
		List<String> words = new ArrayList<>();
		List<String> folded = new ArrayList<>();
		for (int at = 0; at < this.size && words.size() < SHOWN; at++) {
			String word = oneLine(text.apply(this.places[at]));
			String fold = " " + word.toLowerCase(Locale.ROOT) + " ";
			if (word.length() <= LONGEST && !EMPTY.containsAll(List.of(fold.strip().split(" ", -1)))
					&& folded.stream().noneMatch((other) -> other.contains(fold) || fold.contains(other))) {
				words.add(word);
				folded.add(fold);
			}
		}
		return words;
	}

	private static String oneLine(String words) {
		StringBuilder line = new StringBuilder(words.length());
		for (int at = 0; at < words.length(); at++) {
			char symbol = words.charAt(at);
			line.append(
					(Character.isISOControl(symbol) || Character.isWhitespace(symbol) || Character.isSpaceChar(symbol))
							? ' ' : symbol);
		}
		return line.toString();
	}

}
