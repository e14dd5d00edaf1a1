package org.runstate.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Finds many phrases in one pass over a text, from the start of each word. Case, kinds of
 * quotes, dashes and blanks do not matter, and a phrase stands between word boundaries.
 * Two marks change that: a phrase that ends with {@code *} may go on ({@code retir*}),
 * and one that begins with a capital counts only where the text has a capital, too
 * ({@code Windows}).
 */
public final class Phrases {

	private final List<String> phrases;

	private final PhraseScan scan;

	public Phrases(Collection<String> phrases) {
		this.phrases = List.copyOf(new LinkedHashSet<>(phrases));
		this.scan = new PhraseScan(this.phrases);
	}

	/** The phrase with a number, as it was given. */
	public String phrase(int number) {
		return this.phrases.get(number);
	}

	/** All of them, by their numbers. */
	List<String> all() {
		return this.phrases;
	}

	/** Every place where a phrase stands in the text, by where it ends. */
	public List<Hit> in(String text) {
		List<Hit> hits = new ArrayList<>();
		this.scan.in(text, (phrase, start, end) -> hits.add(new Hit(phrase, start, end)));
		PhraseScan.order(hits);
		return hits;
	}

	/**
	 * A phrase in a text.
	 *
	 * @param phrase its number
	 * @param start where its first character stands
	 * @param end where the text goes on
	 */
	public record Hit(int phrase, int start, int end) {

		public boolean overlaps(Hit other) {
			return this.start < other.end && other.start < this.end;
		}

		/** Whether the other one stands within this one, and is shorter. */
		public boolean covers(Hit other) {
			return this.start <= other.start && other.end <= this.end
					&& this.end - this.start > other.end - other.start;
		}

	}

}
