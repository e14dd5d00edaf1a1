package org.runstate.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

	/** The one character for many, in ASCII. */
	private static final char[] FOLDED = new char[128];

	private static final boolean[] IN_WORD = new boolean[128];

	private static final Comparator<Hit> BY_END = Comparator.comparingInt(Hit::end).thenComparingInt(Hit::start);

	static {
		for (char symbol = 0; symbol < FOLDED.length; symbol++) {
			FOLDED[symbol] = (symbol <= ' ') ? ' ' : Character.toLowerCase(symbol);
			IN_WORD[symbol] = Character.isLetterOrDigit(symbol);
		}
	}

	private final List<String> phrases;

	/** Whether it must end with a word. */
	private final boolean[] whole;

	/** Whether the text must have a capital. */
	private final boolean[] capital;

	private final PhraseTree tree;

	public Phrases(Collection<String> phrases) {
		this.phrases = List.copyOf(new LinkedHashSet<>(phrases));
		String[] letters = this.phrases.stream().map(Phrases::letters).toArray(String[]::new);
		this.whole = new boolean[letters.length];
		this.capital = new boolean[letters.length];
		for (int number = 0; number < letters.length; number++) {
			String phrase = this.phrases.get(number);
			this.whole[number] = !phrase.endsWith("*");
			this.capital[number] = Character.isUpperCase(phrase.charAt(0));
		}
		this.tree = new PhraseTree(letters);
	}

	/** The phrase with a number, as it was given. */
	public String phrase(int number) {
		return this.phrases.get(number);
	}

	/** Every place where a phrase stands in the text, by where it ends. */
	public List<Hit> in(String text) {
		List<Hit> hits = new ArrayList<>();
		boolean word = false;
		for (int at = 0; at < text.length(); at++) {
			char symbol = text.charAt(at);
			boolean before = word;
			word = isInWord(symbol);
			if (!(word && before) && this.tree.step(0, fold(symbol)) != PhraseTree.NOWHERE) {
				from(text, at, hits);
			}
		}
		return inOrder(hits);
	}

	/** Most are found in order, and a look costs less than sorting. */
	private static List<Hit> inOrder(List<Hit> hits) {
		for (int at = 1; at < hits.size(); at++) {
			if (BY_END.compare(hits.get(at - 1), hits.get(at)) > 0) {
				hits.sort(BY_END);
				return hits;
			}
		}
		return hits;
	}

	/**
	 * The phrases that begin at a place. Several blanks in the text are one of a phrase.
	 */
	private void from(String text, int start, List<Hit> hits) {
		int state = 0;
		boolean blank = false;
		for (int at = start; at < text.length(); at++) {
			char symbol = fold(text.charAt(at));
			if (symbol != ' ' || !blank) {
				blank = symbol == ' ';
				state = this.tree.step(state, symbol);
				if (state == PhraseTree.NOWHERE) {
					return;
				}
				for (int phrase : this.tree.ends(state)) {
					add(text, phrase, start, at + 1, hits);
				}
			}
		}
	}

	private void add(String text, int phrase, int start, int end, List<Hit> hits) {
		boolean goesOn = this.whole[phrase] && isInWord(text.charAt(end - 1)) && end < text.length()
				&& isInWord(text.charAt(end));
		if (!goesOn && !(this.capital[phrase] && isSmall(text.charAt(start)))) {
			hits.add(new Hit(phrase, start, end));
		}
	}

	private static boolean isSmall(char symbol) {
		return (symbol < 128) ? symbol < 'A' || symbol > 'Z' : !Character.isUpperCase(symbol);
	}

	private static boolean isInWord(char symbol) {
		return (symbol < 128) ? IN_WORD[symbol] : Character.isLetterOrDigit(symbol);
	}

	private static String letters(String phrase) {
		StringBuilder letters = new StringBuilder();
		for (char symbol : (phrase.endsWith("*") ? phrase.substring(0, phrase.length() - 1) : phrase).toCharArray()) {
			if (fold(symbol) == 0) {
				throw new IllegalArgumentException("Phrases are written in ASCII: " + phrase);
			}
			letters.append(fold(symbol));
		}
		return letters.toString();
	}

	/** The one character for many that mean the same; 0 for what no phrase has. */
	private static char fold(char symbol) {
		if (symbol < 128) {
			return FOLDED[symbol];
		}
		return switch (symbol) {
			case '\u00a0', '\u2007', '\u2009', '\u202f', '\u3000' -> ' ';
			case '\u2018', '\u2019', '\u02bc' -> '\'';
			case '\u201c', '\u201d', '\u00ab', '\u00bb' -> '"';
			case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
			default -> 0;
		};
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
