package org.runstate.impact.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the features that weigh most in any question, so that the model stays small
 * whatever it was trained on.
 */
final class Pruning {

	private static final int MOST = 1 << 16;

	private Pruning() {
	}

	static Model of(Dictionary dictionary, List<Head> heads, List<Lesson.Learned> learned) {
		double[] most = new double[dictionary.size()];
		for (int head = 0; head < heads.size(); head++) {
			Lesson.Learned its = learned.get(head);
			double scale = Math.abs(heads.get(head).slope());
			for (int row = 0; row < most.length; row++) {
				most[row] = Math.max(most[row], Math.abs(its.weight(row)) * scale);
			}
		}
		int[] rows = IntStream.range(0, most.length)
			.boxed()
			.sorted(Comparator.comparingDouble((Integer row) -> -most[row]))
			.limit(MOST)
			.mapToInt(Integer::intValue)
			.toArray();
		Arrays.sort(rows);
		float[] kept = new float[rows.length * heads.size()];
		for (int row = 0; row < rows.length; row++) {
			for (int head = 0; head < heads.size(); head++) {
				kept[row * heads.size() + head] = (float) learned.get(head).weight(rows[row]);
			}
		}
		return new Model(dictionary.only(rows), heads, kept);
	}

}
