package org.runstate.impact.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds the chance from which on the answer is better yes than no: for a value among
 * others by F1, for what is as much told by a no (whether an audience is touched, whether
 * to plan) by the mean of the F1 of yes and of no.
 */
final class Threshold {

	/** Cuts as good as the best but for this are taken for luck. */
	private static final double LUCK = 0.002;

	private Threshold() {
	}

	/** The middle of the cuts that are about as good as the best. */
	static double best(double[] chances, boolean[] yes, boolean both) {
		Integer[] order = IntStream.range(0, chances.length).boxed().toArray(Integer[]::new);
		Arrays.sort(order, Comparator.comparingDouble((Integer at) -> -chances[at]));
		double[] goodness = goodness(order, yes, both);
		double best = Arrays.stream(goodness).max().orElse(0);
		double sum = 0;
		int count = 0;
		for (int at = 0; at + 1 < order.length; at++) {
			if (goodness[at] >= best - LUCK) {
				sum += (chances[order[at]] + chances[order[at + 1]]) / 2;
				count++;
			}
		}
		return (count == 0) ? 0.5 : sum / count;
	}

	/** How good it is to say yes to each one in the order and to all before it. */
	private static double[] goodness(Integer[] order, boolean[] yes, boolean both) {
		int all = order.length;
		int wanted = 0;
		for (boolean one : yes) {
			wanted += one ? 1 : 0;
		}
		double[] goodness = new double[all];
		int right = 0;
		for (int at = 0; at < all; at++) {
			right += yes[order[at]] ? 1 : 0;
			int said = at + 1;
			int rightNo = all - wanted - (said - right);
			double ofYes = 2.0 * right / (said + wanted);
			double ofNo = (2 * all - wanted - said == 0) ? 0 : 2.0 * rightNo / (2 * all - wanted - said);
			goodness[at] = both ? (ofYes + ofNo) / 2 : ofYes;
		}
		return goodness;
	}

}
