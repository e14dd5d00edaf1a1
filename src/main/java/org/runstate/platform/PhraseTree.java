package org.runstate.platform;

import java.util.Arrays;

/**
 * Phrases by their letters, each letter a step from the root. Symbols are ASCII.
 */
final class PhraseTree {

	static final int ROOT = 0;

	/** Where a step leads that no phrase takes. */
	static final int NOWHERE = 0;

	/** Kind of each symbol; 0 for what no phrase has. */
	private final int[] kinds = new int[128];

	/** How many kinds of symbols there are. */
	private final int width;

	/**
	 * A row for each state: where each kind of symbol leads, as the start of a row,
	 * negative if a phrase ends there; and at last the place of its ends.
	 */
	private int[] rows;

	/** How much of the rows is used. */
	private int used;

	/** Numbers of the phrases that end in a state; at first of those where none does. */
	private int[][] ends = { {} };

	PhraseTree(String[] phrases) {
		int kinds = 1;
		for (String phrase : phrases) {
			for (int at = 0; at < phrase.length(); at++) {
				if (this.kinds[phrase.charAt(at)] == 0) {
					this.kinds[phrase.charAt(at)] = kinds++;
				}
			}
		}
		this.width = kinds;
		this.rows = new int[kinds + 1];
		this.used = this.rows.length;
		for (int phrase = 0; phrase < phrases.length; phrase++) {
			add(phrases[phrase], phrase);
		}
	}

	/** What stands for a symbol in a step. */
	int kind(char symbol) {
		return this.kinds[symbol];
	}

	/**
	 * The state after a symbol of a kind, or {@link #NOWHERE}; negative if a phrase ends
	 * in it.
	 */
	int step(int state, int kind) {
		return this.rows[state + kind];
	}

	/** The numbers of the phrases that end in a state. */
	int[] ends(int state) {
		return this.ends[this.rows[state + this.width]];
	}

	private void add(String letters, int phrase) {
		int state = ROOT;
		for (int at = 0; at < letters.length(); at++) {
			int edge = state + this.kinds[letters.charAt(at)];
			if (this.rows[edge] == NOWHERE) {
				int row = row();
				this.rows[edge] = row;
			}
			state = Math.abs(this.rows[edge]);
			if (at + 1 == letters.length()) {
				this.rows[edge] = -state;
				end(state, phrase);
			}
		}
	}

	/** A new row. */
	private int row() {
		int row = this.used;
		this.used += this.width + 1;
		if (this.used > this.rows.length) {
			this.rows = Arrays.copyOf(this.rows, this.used * 2);
		}
		return row;
	}

	private void end(int state, int phrase) {
		int place = this.rows[state + this.width];
		if (place == 0) {
			place = this.ends.length;
			this.rows[state + this.width] = place;
			this.ends = Arrays.copyOf(this.ends, place + 1);
			this.ends[place] = new int[] { phrase };
		}
		else {
			int[] more = Arrays.copyOf(this.ends[place], this.ends[place].length + 1);
			more[more.length - 1] = phrase;
			this.ends[place] = more;
		}
	}

}
