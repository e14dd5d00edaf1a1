package org.runstate.impact.model;

import java.util.Arrays;

/**
 * The words of a notice, found in one pass without making a text of any: letters are
 * folded to lower case, digits to 0.
 */
final class Tokens {

	/** Beyond it a text says nothing new about what it means, and costs time. */
	private static final int LONGEST = 200_000;

	private static final int STEM = 5;

	/** Few texts have shorter words with what stands between them. */
	private static final int LETTERS_A_WORD = 5;

	/** The folded letter of each ASCII symbol. */
	private static final char[] LETTERS = new char[128];

	static {
		for (char symbol = 0; symbol < LETTERS.length; symbol++) {
			LETTERS[symbol] = (symbol >= '0' && symbol <= '9') ? '0'
					: Character.isLetter(symbol) ? Character.toLowerCase(symbol) : 0;
		}
	}

	private int[] hashes;

	private int[] stems;

	private int[] starts;

	private int[] ends;

	/** Whether the word follows the one before in the same clause. */
	private boolean[] joined;

	private int size;

	private Tokens(int most) {
		this.hashes = new int[most];
		this.stems = new int[most];
		this.starts = new int[most];
		this.ends = new int[most];
		this.joined = new boolean[most];
	}

	/** Reads a part of a text. */
	static Tokens of(String text, int from, int to) {
		int end = Math.min(to, from + LONGEST);
		Tokens tokens = new Tokens(16 + Math.max(0, end - from) / LETTERS_A_WORD);
		boolean joined = false;
		int at = from;
		while (at < end) {
			if (letter(text.charAt(at)) != 0) {
				at = tokens.word(text, at, end, joined);
				joined = true;
			}
			else {
				joined &= !isBreak(text.charAt(at));
				at++;
			}
		}
		return tokens;
	}

	int size() {
		return this.size;
	}

	int hash(int token) {
		return this.hashes[token];
	}

	/** The first letters of a long word; 0 for a short one. */
	int stem(int token) {
		return this.stems[token];
	}

	int start(int token) {
		return this.starts[token];
	}

	int end(int token) {
		return this.ends[token];
	}

	boolean isJoined(int token) {
		return this.joined[token];
	}

	private int word(String text, int start, int end, boolean after) {
		int hash = 0;
		int stem = 0;
		int letters = 0;
		int at = start;
		while (at < end) {
			char letter = letter(text.charAt(at));
			if (letter == 0 && isApostrophe(text.charAt(at)) && at + 1 < end && letter(text.charAt(at + 1)) != 0) {
				letter = '\'';
			}
			if (letter == 0) {
				break;
			}
			hash = Hash.next(hash, letter);
			letters++;
			stem = (letters == STEM) ? hash : stem;
			at++;
		}
		add(hash, (letters > STEM) ? stem : 0, start, at, after);
		return at;
	}

	private void add(int hash, int stem, int start, int end, boolean after) {
		if (this.size == this.hashes.length) {
			int more = this.size * 2;
			this.hashes = Arrays.copyOf(this.hashes, more);
			this.stems = Arrays.copyOf(this.stems, more);
			this.starts = Arrays.copyOf(this.starts, more);
			this.ends = Arrays.copyOf(this.ends, more);
			this.joined = Arrays.copyOf(this.joined, more);
		}
		this.hashes[this.size] = hash;
		this.stems[this.size] = stem;
		this.starts[this.size] = start;
		this.ends[this.size] = end;
		this.joined[this.size] = after;
		this.size++;
	}

	/** The folded letter; 0 for what is no part of a word. */
	private static char letter(char symbol) {
		if (symbol < 128) {
			return LETTERS[symbol];
		}
		return Character.isLetterOrDigit(symbol) ? Character.toLowerCase(symbol) : 0;
	}

	private static boolean isApostrophe(char symbol) {
		return symbol == '\'' || symbol == '\u2019';
	}

	private static boolean isBreak(char symbol) {
		return symbol == '.' || symbol == '\n' || symbol == ':' || symbol == ';' || symbol == '?' || symbol == '!'
				|| symbol == '(';
	}

}
