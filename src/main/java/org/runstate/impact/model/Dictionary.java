package org.runstate.impact.model;

import java.util.Arrays;

/**
 * The features that a model knows: a bounded table from their hashes to rows 0, 1, 2...
 */
final class Dictionary {

	private final int[] hashes;

	private final byte[] blocks;

	/** Hash and row plus 1 side by side, by open addressing; a row of 0 is free. */
	private final int[] slots;

	/**
	 * A bit for every hash's upper end, small enough to stay in the nearest cache: most
	 * pairs of words are not known, and this says so at once.
	 */
	private final long[] maybe = new long[1 << 14];

	/**
	 * Creates one.
	 * @param hashes each once
	 * @param blocks the block of each, by its number
	 */
	Dictionary(int[] hashes, byte[] blocks) {
		this.hashes = hashes.clone();
		this.blocks = blocks.clone();
		this.slots = new int[Integer.highestOneBit(Math.max(16, hashes.length)) * 8];
		for (int row = 0; row < hashes.length; row++) {
			int bit = hashes[row] >>> 12;
			this.maybe[bit >>> 6] |= 1L << bit;
			int slot = slot(hashes[row]);
			while (this.slots[slot + 1] != 0) {
				slot = (slot + 2) & (this.slots.length - 1);
			}
			this.slots[slot] = hashes[row];
			this.slots[slot + 1] = row + 1;
		}
	}

	/** 0 if a feature is not known, 1 if it may be. */
	int maybe(int hash) {
		int bit = hash >>> 12;
		return (int) (this.maybe[bit >>> 6] >>> bit) & 1;
	}

	/** The row of a feature, or -1. */
	int row(int hash) {
		int slot = slot(hash);
		while (this.slots[slot + 1] != 0) {
			if (this.slots[slot] == hash) {
				return this.slots[slot + 1] - 1;
			}
			slot = (slot + 2) & (this.slots.length - 1);
		}
		return -1;
	}

	int size() {
		return this.hashes.length;
	}

	int hash(int row) {
		return this.hashes[row];
	}

	Block block(int row) {
		return Block.at(this.blocks[row]);
	}

	/** The same with only some of the rows. */
	Dictionary only(int[] rows) {
		byte[] kept = new byte[rows.length];
		for (int at = 0; at < rows.length; at++) {
			kept[at] = this.blocks[rows[at]];
		}
		return new Dictionary(Arrays.stream(rows).map((row) -> this.hashes[row]).toArray(), kept);
	}

	private int slot(int hash) {
		return (hash << 1) & (this.slots.length - 1);
	}

}
