package org.runstate.impact.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

	/** The longest of them. */
	private static final int EMPTY_LETTERS = 5;

	private final float[] weights = new float[16];

	private final int[] starts = new int[16];

	private final int[] ends = new int[16];

	private int size;

	/** What a weight has to exceed. */
	private float least;

	boolean isWanted(float weight) {
		return weight > this.least;
	}

	/** Adds words that are wanted by their place in the text. */
	void add(float weight, int start, int end) {
		int at = (this.size < this.weights.length) ? this.size++ : this.size - 1;
		while (at > 0 && this.weights[at - 1] < weight) {
			this.weights[at] = this.weights[at - 1];
			this.starts[at] = this.starts[at - 1];
			this.ends[at] = this.ends[at - 1];
			at--;
		}
		this.weights[at] = weight;
		this.starts[at] = start;
		this.ends[at] = end;
		this.least = (this.size < this.weights.length) ? 0 : this.weights[this.size - 1];
	}

	List<String> words(String text) {
		List<String> words = new ArrayList<>();
		List<String> folded = new ArrayList<>();
		for (int at = 0; at < this.size && words.size() < SHOWN; at++) {
			if (this.ends[at] - this.starts[at] <= LONGEST) {
				String word = oneLine(text, this.starts[at], this.ends[at]);
				String fold = " " + word.toLowerCase(Locale.ROOT) + " ";
				if (!isEmpty(fold) && folded.stream().noneMatch((other) -> other.contains(fold) || fold.contains(other))) {
					words.add(word);
					folded.add(fold);
				}
			}
		}
		return words;
	}

	/** Whether all of the words, which have a blank on each side, tell nothing. */
	private static boolean isEmpty(String words) {
		int from = 1;
		while (from < words.length()) {
			int to = words.indexOf(' ', from);
			if (to - from > EMPTY_LETTERS || !EMPTY.contains(words.substring(from, to))) {
				return false;
			}
			from = to + 1;
		}
		return true;
	}

	private static String oneLine(String text, int start, int end) {
		StringBuilder line = new StringBuilder(end - start);
		for (int at = start; at < end; at++) {
			char symbol = text.charAt(at);
			line.append(
					(Character.isISOControl(symbol) || Character.isWhitespace(symbol) || Character.isSpaceChar(symbol))
							? ' ' : symbol);
		}
		return line.toString();
	}

}
