package org.runstate.impact.model;

import java.util.Arrays;

/**
 * The features of one notice that a dictionary knows, each with its value: the logarithm
 * of how often it occurs, so that every block has the length of its weight.
 */
final class Vector implements Features.Sink {

	private final Dictionary dictionary;

	/** Places plus 1 by open addressing; 0 is free. */
	private int[] slots = new int[2048];

	private int[] rows = new int[1024];

	private float[] values = new float[1024];

	private int[] starts = new int[1024];

	private int[] ends = new int[1024];

	private byte[] blocks = new byte[1024];

	private int size;

	private Vector(Dictionary dictionary) {
		this.dictionary = dictionary;
	}

	static Vector of(Wording wording, Dictionary dictionary) {
		Vector vector = new Vector(dictionary);
		Features.of(wording, vector);
		vector.scale();
		return vector;
	}

	@Override
	public void add(int hash, Block block, int start, int end) {
		int row = this.dictionary.row(hash);
		if (row < 0) {
			return;
		}
		int slot = row & (this.slots.length - 1);
		while (this.slots[slot] != 0) {
			if (this.rows[this.slots[slot] - 1] == row) {
				this.values[this.slots[slot] - 1]++;
				return;
			}
			slot = (slot + 1) & (this.slots.length - 1);
		}
		if (this.size == this.rows.length) {
			grow();
			add(hash, block, start, end);
			return;
		}
		this.rows[this.size] = row;
		this.values[this.size] = 1;
		this.starts[this.size] = start;
		this.ends[this.size] = end;
		this.blocks[this.size] = block.number();
		this.slots[slot] = ++this.size;
	}

	int size() {
		return this.size;
	}

	int row(int at) {
		return this.rows[at];
	}

	float value(int at) {
		return this.values[at];
	}

	/** Where the words first stand. */
	int start(int at) {
		return this.starts[at];
	}

	int end(int at) {
		return this.ends[at];
	}

	/** Whether it is words that can be shown. */
	boolean isWords(int at) {
		return this.ends[at] > this.starts[at];
	}

	/** Puts the rows into rising order, as training wants them. */
	Vector sorted() {
		long[] order = new long[this.size];
		for (int at = 0; at < this.size; at++) {
			order[at] = ((long) this.rows[at] << 32) | at;
		}
		Arrays.sort(order);
		int[] sortedRows = new int[this.size];
		float[] sortedValues = new float[this.size];
		for (int at = 0; at < this.size; at++) {
			sortedRows[at] = (int) (order[at] >>> 32);
			sortedValues[at] = this.values[(int) order[at]];
		}
		this.rows = sortedRows;
		this.values = sortedValues;
		this.slots = new int[0];
		this.starts = new int[0];
		this.ends = new int[0];
		return this;
	}

	private void grow() {
		int more = this.rows.length * 2;
		this.rows = Arrays.copyOf(this.rows, more);
		this.values = Arrays.copyOf(this.values, more);
		this.starts = Arrays.copyOf(this.starts, more);
		this.ends = Arrays.copyOf(this.ends, more);
		this.blocks = Arrays.copyOf(this.blocks, more);
		this.slots = new int[more * 2];
		for (int at = 0; at < this.size; at++) {
			int slot = this.rows[at] & (this.slots.length - 1);
			while (this.slots[slot] != 0) {
				slot = (slot + 1) & (this.slots.length - 1);
			}
			this.slots[slot] = at + 1;
		}
	}

	private void scale() {
		double[] squares = new double[Block.count()];
		for (int at = 0; at < this.size; at++) {
			this.values[at] = (this.values[at] == 1) ? 1 : 1 + (float) Math.log(this.values[at]);
			squares[this.blocks[at]] += this.values[at] * this.values[at];
		}
		float[] factors = new float[squares.length];
		for (int at = 0; at < factors.length; at++) {
			factors[at] = (squares[at] > 0) ? Block.at(at).weight() / (float) Math.sqrt(squares[at]) : 0;
		}
		for (int at = 0; at < this.size; at++) {
			this.values[at] *= factors[this.blocks[at]];
		}
	}

}
