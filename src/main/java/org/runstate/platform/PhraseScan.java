package org.runstate.platform;

import java.util.Comparator;
import java.util.List;

import org.runstate.platform.Phrases.Hit;

/**
 * Looks for phrases from the start of each word of a text. The same phrase may be given
 * several times.
 */
final class PhraseScan {

	/** The one character for many, in ASCII. */
	private static final char[] FOLDED = new char[128];

	private static final Comparator<Hit> BY_END = Comparator.comparingInt(Hit::end).thenComparingInt(Hit::start);

	static {
		for (char symbol = 0; symbol < FOLDED.length; symbol++) {
			FOLDED[symbol] = (symbol <= ' ') ? ' ' : Character.toLowerCase(symbol);
		}
	}

	/** Whether it must end with a word. */
	private final boolean[] whole;

	/** Whether the text must have a capital. */
	private final boolean[] capital;

	private final PhraseTree tree;

	/** The letter of each ASCII symbol. */
	private final byte[] letters = new byte[128];

	private final byte blank;

	PhraseScan(List<String> phrases) {
		String[] folded = phrases.stream().map(PhraseScan::folded).toArray(String[]::new);
		this.whole = new boolean[folded.length];
		this.capital = new boolean[folded.length];
		for (int number = 0; number < folded.length; number++) {
			String phrase = phrases.get(number);
			this.whole[number] = !phrase.endsWith("*");
			this.capital[number] = Character.isUpperCase(phrase.charAt(0));
		}
		this.tree = new PhraseTree(folded);
		for (char symbol = 0; symbol < this.letters.length; symbol++) {
			this.letters[symbol] = letter(symbol);
		}
		this.blank = this.letters[' '];
	}

	/** Tells of every place where a phrase stands, by where it starts. */
	void in(String text, Sink sink) {
		byte[] letters = letters(text);
		boolean word = false;
		for (int at = 0; at < letters.length; at++) {
			byte letter = letters[at];
			boolean before = word;
			word = isInWord(letter);
			if (!(word && before) && this.tree.step(PhraseTree.ROOT, kind(letter)) != PhraseTree.NOWHERE) {
				from(text, letters, at, sink);
			}
		}
	}

	/**
	 * Puts places in the order of their ends. Most are found so, and a look costs less
	 * than sorting.
	 */
	static void order(List<Hit> hits) {
		for (int at = 1; at < hits.size(); at++) {
			if (BY_END.compare(hits.get(at - 1), hits.get(at)) > 0) {
				hits.sort(BY_END);
				return;
			}
		}
	}

	/**
	 * The phrases that begin at a place. Several blanks in the text are one of a phrase.
	 */
	private void from(String text, byte[] letters, int start, Sink sink) {
		int state = PhraseTree.ROOT;
		boolean blank = false;
		for (int at = start; at < letters.length; at++) {
			byte letter = letters[at];
			if (letter != this.blank || !blank) {
				blank = letter == this.blank;
				int edge = this.tree.step(state, kind(letter));
				if (edge == PhraseTree.NOWHERE) {
					return;
				}
				state = Math.abs(edge);
				if (edge < 0) {
					boolean goesOn = isInWord(letter) && at + 1 < letters.length && isInWord(letters[at + 1]);
					for (int phrase : this.tree.ends(state)) {
						if (!(goesOn && this.whole[phrase]) && !(this.capital[phrase] && isSmall(text.charAt(start)))) {
							sink.add(phrase, start, at + 1);
						}
					}
				}
			}
		}
	}

	/** Every symbol of a text as its letter, so that each is looked at once. */
	private byte[] letters(String text) {
		byte[] letters = new byte[text.length()];
		for (int at = 0; at < letters.length; at++) {
			char symbol = text.charAt(at);
			letters[at] = (symbol < 128) ? this.letters[symbol] : letter(symbol);
		}
		return letters;
	}

	/** The kind of a symbol in the tree, and in its sign whether it is part of a word. */
	private byte letter(char symbol) {
		int kind = this.tree.kind(fold(symbol));
		return (byte) (Character.isLetterOrDigit(symbol) ? kind | 0x80 : kind);
	}

	private static int kind(byte letter) {
		return letter & 0x7f;
	}

	private static boolean isInWord(byte letter) {
		return letter < 0;
	}

	private static boolean isSmall(char symbol) {
		return (symbol < 128) ? symbol < 'A' || symbol > 'Z' : !Character.isUpperCase(symbol);
	}

	private static String folded(String phrase) {
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

	/** What is told of phrases found. */
	interface Sink {

		void add(int phrase, int start, int end);

	}

}
