package org.runstate.impact.model;

import java.util.Arrays;

/**
 * The features of one notice that a dictionary knows, each with its value: the logarithm
 * of how often it occurs, so that every block has the length of its weight.
 */
final class Vector implements Features.Sink {

	/** Most features occur a few times, and their logarithms need no working out. */
	private static final float[] LOGARITHMS = new float[64];

	static {
		for (int count = 1; count < LOGARITHMS.length; count++) {
			LOGARITHMS[count] = logarithm(count);
		}
	}

	private final Dictionary dictionary;

	/** The hashes of what the dictionary may know, as often as it occurs. */
	private int[] hashes = new int[2048];

	private int[] starts = new int[2048];

	private int[] ends = new int[2048];

	private byte[] blocks = new byte[2048];

	private int size;

	private int[] rows = {};

	private float[] values = {};

	private Vector(Dictionary dictionary) {
		this.dictionary = dictionary;
	}

	static Vector of(Wording wording, Dictionary dictionary) {
		Vector vector = new Vector(dictionary);
		Features.of(wording, vector);
		vector.count();
		vector.look();
		vector.scale();
		return vector;
	}

	/** Writes every feature down and keeps its place or not, as a branch costs more. */
	@Override
	public void add(int hash, Block block, int start, int end) {
		if (this.size == this.hashes.length) {
			int more = this.size * 2;
			this.hashes = Arrays.copyOf(this.hashes, more);
			this.starts = Arrays.copyOf(this.starts, more);
			this.ends = Arrays.copyOf(this.ends, more);
			this.blocks = Arrays.copyOf(this.blocks, more);
		}
		this.hashes[this.size] = hash;
		this.starts[this.size] = start;
		this.ends[this.size] = end;
		this.blocks[this.size] = block.number();
		this.size += this.dictionary.maybe(hash);
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
		this.starts = new int[0];
		this.ends = new int[0];
		this.blocks = new byte[0];
		return this;
	}

	/** Keeps each feature once, where it first stands, and how often it occurs. */
	private void count() {
		int[] slots = new int[Integer.highestOneBit(this.size + 1) * 4];
		float[] counts = new float[this.size];
		int kept = 0;
		for (int at = 0; at < this.size; at++) {
			int hash = this.hashes[at];
			int slot = hash & (slots.length - 1);
			while (slots[slot] != 0 && this.hashes[slots[slot] - 1] != hash) {
				slot = (slot + 1) & (slots.length - 1);
			}
			if (slots[slot] == 0) {
				keep(at, kept);
				slots[slot] = ++kept;
			}
			counts[slots[slot] - 1]++;
		}
		this.size = kept;
		this.values = counts;
	}

	/** Keeps what the dictionary does know. */
	private void look() {
		int[] found = new int[this.size];
		int kept = 0;
		for (int at = 0; at < this.size; at++) {
			int row = this.dictionary.row(this.hashes[at]);
			if (row >= 0) {
				keep(at, kept);
				this.values[kept] = this.values[at];
				found[kept++] = row;
			}
		}
		this.size = kept;
		this.rows = found;
		this.hashes = new int[0];
	}

	private void keep(int from, int to) {
		this.hashes[to] = this.hashes[from];
		this.starts[to] = this.starts[from];
		this.ends[to] = this.ends[from];
		this.blocks[to] = this.blocks[from];
	}

	private void scale() {
		double[] squares = new double[Block.count()];
		for (int at = 0; at < this.size; at++) {
			int count = (int) this.values[at];
			this.values[at] = (count < LOGARITHMS.length) ? LOGARITHMS[count] : logarithm(count);
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

	private static float logarithm(int count) {
		return 1 + (float) Math.log(count);
	}

}
