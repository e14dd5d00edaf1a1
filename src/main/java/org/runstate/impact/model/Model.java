package org.runstate.impact.model;

import java.util.Arrays;
import java.util.List;

/**
 * Weights of words for each question. Holds no texts. Safe for many threads.
 */
public final class Model {

	/** With fewer known features than this, it has no opinion. */
	private static final int ENOUGH = 60;

	private final Dictionary dictionary;

	private final List<Head> heads;

	/** How many weights a row has: those of the heads, and zeros up to fours. */
	private final int width;

	private final float[] weights;

	/**
	 * Creates one.
	 * @param weights by row, and within it by head
	 */
	Model(Dictionary dictionary, List<Head> heads, float[] weights) {
		this.dictionary = dictionary;
		this.heads = List.copyOf(heads);
		this.width = (heads.size() + 3) / 4 * 4;
		this.weights = new float[dictionary.size() * this.width];
		for (int row = 0; row < dictionary.size(); row++) {
			System.arraycopy(weights, row * heads.size(), this.weights, row * this.width, heads.size());
		}
	}

	/** What it answers, and on how many examples it learned to. */
	public List<Head> heads() {
		return this.heads;
	}

	/** How many features it knows. */
	public int size() {
		return this.dictionary.size();
	}

	/** What it makes of a notice; no opinions if it knows too few of its words. */
	public Opinions of(Wording wording) {
		Vector vector = Vector.of(wording, this.dictionary);
		int words = 0;
		for (int at = 0; at < vector.size(); at++) {
			words += vector.isWords(at) ? 1 : 0;
		}
		return new Opinions(this, wording, vector, (words >= ENOUGH) ? sums(vector) : new float[0]);
	}

	/** What speaks for each head; four at a time, as memory is slower than sums. */
	private float[] sums(Vector vector) {
		float[] sums = new float[this.width];
		for (int head = 0; head < this.width; head += 4) {
			float first = 0;
			float second = 0;
			float third = 0;
			float fourth = 0;
			for (int at = 0; at < vector.size(); at++) {
				int place = vector.row(at) * this.width + head;
				float value = vector.value(at);
				first += value * this.weights[place];
				second += value * this.weights[place + 1];
				third += value * this.weights[place + 2];
				fourth += value * this.weights[place + 3];
			}
			sums[head] = first;
			sums[head + 1] = second;
			sums[head + 2] = third;
			sums[head + 3] = fourth;
		}
		return Arrays.copyOf(sums, this.heads.size());
	}

	Dictionary dictionary() {
		return this.dictionary;
	}

	float weight(int row, int head) {
		return this.weights[row * this.width + head];
	}

}
