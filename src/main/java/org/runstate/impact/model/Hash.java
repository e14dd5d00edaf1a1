package org.runstate.impact.model;

/**
 * Numbers that stand for words. Part of the model's format: to change them is to change
 * the number of {@link ModelFile#FORMAT}.
 */
final class Hash {

	private Hash() {
	}

	/** The number of a word, letter by letter from 0. */
	static int next(int hash, char letter) {
		return hash * 31 + letter;
	}

	static int of(CharSequence word) {
		int hash = 0;
		for (int at = 0; at < word.length(); at++) {
			hash = next(hash, word.charAt(at));
		}
		return hash;
	}

	/** A word in a place. */
	static int in(int place, int word) {
		return spread(word + place * 0x9E3779B9);
	}

	/** Two words, one behind the other, in a place. */
	static int in(int place, int word, int after) {
		return spread(spread(word + place * 0x9E3779B9) * 31 + after);
	}

	private static int spread(int hash) {
		int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
		mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
		return mixed ^ (mixed >>> 16);
	}

}
