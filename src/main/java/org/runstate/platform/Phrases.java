package org.runstate.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Finds many phrases in one pass over a text (Aho and Corasick). Case, kinds of quotes,
 * dashes and blanks do not matter, and a phrase stands between word boundaries. Two marks
 * change that: a phrase that ends with {@code *} may go on ({@code retir*}), and one that
 * begins with a capital counts only where the text has a capital, too ({@code Windows}).
 */
public final class Phrases {

	private static final int[] NOTHING = {};

	private final List<String> phrases;

	/** What stands in the text for each phrase. */
	private final String[] letters;

	/** Whether it must end with a word. */
	private final boolean[] whole;

	/** Whether the text must have a capital. */
	private final boolean[] capital;

	/** Class of each ASCII character; 0 for what no phrase has. */
	private final int[] classes = new int[128];

	private final int width;

	private int[] next;

	private int[][] found;

	private int states = 1;

	public Phrases(Collection<String> phrases) {
		this.phrases = List.copyOf(new LinkedHashSet<>(phrases));
		this.letters = this.phrases.stream().map(Phrases::letters).toArray(String[]::new);
		this.whole = new boolean[this.letters.length];
		this.capital = new boolean[this.letters.length];
		int used = 1;
		for (int number = 0; number < this.letters.length; number++) {
			String phrase = this.phrases.get(number);
			this.whole[number] = !phrase.endsWith("*");
			this.capital[number] = Character.isUpperCase(phrase.charAt(0));
			for (char symbol : this.letters[number].toCharArray()) {
				if (fold(symbol) == 0) {
					throw new IllegalArgumentException("Phrases are written in ASCII: " + phrase);
				}
				if (this.classes[symbol] == 0) {
					this.classes[symbol] = used++;
				}
			}
		}
		this.width = used;
		this.next = new int[64 * used];
		this.found = new int[64][];
		for (int phrase = 0; phrase < this.phrases.size(); phrase++) {
			add(phrase);
		}
		link();
	}

	/** The phrase with a number, as it was given. */
	public String phrase(int number) {
		return this.phrases.get(number);
	}

	/** Every place where a phrase stands in the text, by where it ends. */
	public List<Hit> in(String text) {
		List<Hit> hits = new ArrayList<>();
		int state = 0;
		boolean blank = false;
		for (int at = 0; at < text.length(); at++) {
			char symbol = fold(text.charAt(at));
			if (symbol == ' ' && blank) {
				continue;
			}
			blank = symbol == ' ';
			state = this.next[state * this.width + this.classes[symbol]];
			for (int phrase : this.found[state]) {
				check(text, phrase, at + 1, hits);
			}
		}
		return hits;
	}

	private void check(String text, int phrase, int end, List<Hit> hits) {
		if (this.whole[phrase] && inWord(text, end - 1) && inWord(text, end)) {
			return;
		}
		String letters = this.letters[phrase];
		int start = end;
		for (int at = letters.length() - 1; at >= 0; at--) {
			start--;
			while (letters.charAt(at) == ' ' && start > 0 && fold(text.charAt(start - 1)) == ' ') {
				start--;
			}
		}
		boolean within = inWord(text, start) && inWord(text, start - 1);
		boolean small = this.capital[phrase] && !Character.isUpperCase(text.charAt(start));
		if (!within && !small) {
			hits.add(new Hit(phrase, start, end));
		}
	}

	private static boolean inWord(String text, int at) {
		return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
	}

	private static String letters(String phrase) {
		StringBuilder letters = new StringBuilder();
		for (char symbol : (phrase.endsWith("*") ? phrase.substring(0, phrase.length() - 1) : phrase).toCharArray()) {
			letters.append((fold(symbol) != 0) ? fold(symbol) : symbol);
		}
		return letters.toString();
	}

	/** The one character for many that mean the same; 0 for what no phrase has. */
	private static char fold(char symbol) {
		if (symbol < 128) {
			return (symbol <= ' ') ? ' ' : (symbol >= 'A' && symbol <= 'Z') ? (char) (symbol + 32) : symbol;
		}
		return switch (symbol) {
			case '\u00a0', '\u2007', '\u2009', '\u202f', '\u3000' -> ' ';
			case '\u2018', '\u2019', '\u02bc' -> '\'';
			case '\u201c', '\u201d', '\u00ab', '\u00bb' -> '"';
			case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
			default -> 0;
		};
	}

	private void add(int phrase) {
		int state = 0;
		for (char symbol : this.letters[phrase].toCharArray()) {
			int edge = state * this.width + this.classes[symbol];
			if (this.next[edge] == 0) {
				if (this.states == this.found.length) {
					this.found = Arrays.copyOf(this.found, this.states * 2);
					this.next = Arrays.copyOf(this.next, this.next.length * 2);
				}
				this.next[edge] = this.states++;
			}
			state = this.next[edge];
		}
		this.found[state] = join(this.found[state], new int[] { phrase });
	}

	/** Turns the tree into an automaton that never looks back. */
	private void link() {
		int[] fallback = new int[this.states];
		ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
		while (!queue.isEmpty()) {
			int state = queue.remove();
			this.found[state] = join(this.found[state], (state == 0) ? NOTHING : this.found[fallback[state]]);
			for (int symbol = 1; symbol < this.width; symbol++) {
				int edge = state * this.width + symbol;
				int elsewhere = (state == 0) ? 0 : this.next[fallback[state] * this.width + symbol];
				if (this.next[edge] == 0) {
					this.next[edge] = elsewhere;
				}
				else {
					fallback[this.next[edge]] = elsewhere;
					queue.add(this.next[edge]);
				}
			}
		}
	}

	@SuppressWarnings("NullAway") // states that end no phrase have no list until linked
	private static int[] join(int[] some, int[] more) {
		if (some == null) {
			return more;
		}
		int[] all = Arrays.copyOf(some, some.length + more.length);
		System.arraycopy(more, 0, all, some.length, more.length);
		return all;
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
