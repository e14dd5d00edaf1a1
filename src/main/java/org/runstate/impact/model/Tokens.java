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

	private int[] hashes = new int[256];

	private int[] stems = new int[256];

	private int[] starts = new int[256];

	private int[] ends = new int[256];

	/** Whether the word follows the one before in the same clause. */
	private boolean[] joined = new boolean[256];

	private int size;

	/** Reads a part of a text. */
	static Tokens of(String text, int from, int to) {
		Tokens tokens = new Tokens();
		int end = Math.min(to, from + LONGEST);
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
		if (symbol >= 'a' && symbol <= 'z') {
			return symbol;
		}
		if (symbol >= 'A' && symbol <= 'Z') {
			return (char) (symbol + 32);
		}
		if (symbol >= '0' && symbol <= '9') {
			return '0';
		}
		return (symbol >= 128 && Character.isLetterOrDigit(symbol)) ? Character.toLowerCase(symbol) : 0;
	}

	private static boolean isApostrophe(char symbol) {
		return symbol == '\'' || symbol == '\u2019';
	}

	private static boolean isBreak(char symbol) {
		return symbol == '.' || symbol == '\n' || symbol == ':' || symbol == ';' || symbol == '?' || symbol == '!'
				|| symbol == '(';
	}

}
