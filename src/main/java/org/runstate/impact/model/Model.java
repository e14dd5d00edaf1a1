package org.runstate.impact.model;

import java.util.List;

/**
 * Weights of words for each question. Holds no texts. Safe for many threads.
 */
public final class Model {

	/** With fewer known features than this, it has no opinion. */
	private static final int ENOUGH = 60;

	private final Dictionary dictionary;

	private final List<Head> heads;

	/** By row, and within it by head. */
	private final float[] weights;

	Model(Dictionary dictionary, List<Head> heads, float[] weights) {
		this.dictionary = dictionary;
		this.heads = List.copyOf(heads);
		this.weights = weights;
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
		int count = this.heads.size();
		float[] sums = new float[count];
		int words = 0;
		for (int at = 0; at < vector.size(); at++) {
			int row = vector.row(at) * count;
			float value = vector.value(at);
			for (int head = 0; head < count; head++) {
				sums[head] += value * this.weights[row + head];
			}
			words += vector.isWords(at) ? 1 : 0;
		}
		return new Opinions(this, wording, vector, (words >= ENOUGH) ? sums : new float[0]);
	}

	Dictionary dictionary() {
		return this.dictionary;
	}

	float weight(int row, int head) {
		return this.weights[row * this.heads.size() + head];
	}

}
