package org.runstate.impact.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;

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

	/** The bits of a weight and how far before the end of all its place is, as one. */
	private final long[] best = new long[16];

	private int size;

	/** What a weight has to exceed. */
	private float least;

	boolean isWanted(float weight) {
		return weight > this.least;
	}

	/** Adds what is wanted; places rise. */
	void add(float weight, int place) {
		// bits of positive numbers are in the order of the numbers
		long one = ((long) Float.floatToRawIntBits(weight) << 32) | (Integer.MAX_VALUE - place);
		int at = (this.size < this.best.length) ? this.size++ : this.size - 1;
		while (at > 0 && this.best[at - 1] < one) {
			this.best[at] = this.best[at - 1];
			at--;
		}
		this.best[at] = one;
		this.least = (this.size < this.best.length) ? 0 : Float.intBitsToFloat((int) (this.best[this.size - 1] >>> 32));
	}

	/**
	 * The words.
	 * @param starts where those of a place begin in the text
	 * @param ends where they end
	 */
	List<String> words(String text, IntUnaryOperator starts, IntUnaryOperator ends) {
		List<String> words = new ArrayList<>();
		List<String> folded = new ArrayList<>();
		for (int at = 0; at < this.size && words.size() < SHOWN; at++) {
			int place = Integer.MAX_VALUE - (int) this.best[at];
			int start = starts.applyAsInt(place);
			int end = ends.applyAsInt(place);
			if (end - start <= LONGEST) {
				String word = oneLine(text, start, end);
				String fold = " " + word.toLowerCase(Locale.ROOT) + " ";
				if (!isEmpty(fold) && !isTold(fold, folded)) {
					words.add(word);
					folded.add(fold);
				}
			}
		}
		return words;
	}

	private static boolean isTold(String words, List<String> others) {
		for (String other : others) {
			if (other.contains(words) || words.contains(other)) {
				return true;
			}
		}
		return false;
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
