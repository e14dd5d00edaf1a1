package org.runstate.impact;

import java.util.Locale;

/**
 * Reads a text backwards, word by word. Blanks, dashes and slashes stand between words;
 * anything else ends the reading.
 */
final class WordsBefore {

	/** No word of a date is longer, with what stands before it. */
	private static final int LONGEST = 24;

	private final String text;

	private final int floor;

	private int start;

	private String word = "";

	/**
	 * Begins before a place.
	 * @param floor how far it may go
	 */
	WordsBefore(String text, int place, int floor) {
		this.text = text;
		this.floor = floor;
		this.start = place;
	}

	/** Goes to the word before; false if there is none. */
	boolean next() {
		int least = Math.max(this.floor, this.start - LONGEST);
		int end = this.start;
		while (end > least && separates(this.text.charAt(end - 1))) {
			end--;
		}
		int begin = end;
		while (begin > least && Character.isLetterOrDigit(this.text.charAt(begin - 1))) {
			begin--;
		}
		if (begin == end) {
			this.word = "";
			return false;
		}
		this.start = begin;
		this.word = this.text.substring(begin, end).toLowerCase(Locale.ROOT);
		return true;
	}

	/** Where the word begins. */
	int start() {
		return this.start;
	}

	/** The word in small letters, empty if there was none. */
	String word() {
		return this.word;
	}

	private static boolean separates(char symbol) {
		return symbol == ' ' || symbol == '/' || Character.isWhitespace(symbol) || symbol == '\u00a0'
				|| Character.getType(symbol) == Character.DASH_PUNCTUATION;
	}

}
