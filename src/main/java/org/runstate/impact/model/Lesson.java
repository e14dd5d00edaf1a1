package org.runstate.impact.model;

import java.util.Random;
import java.util.stream.IntStream;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

/**
 * Learns one question by two logistic regressions over the same features and takes their
 * mean: one scales each feature by how rare it is, the other by how much more often it
 * comes with a yes than with a no. What it does not learn from shows how far it can be
 * trusted.
 */
final class Lesson {

	private static final double COST_BY_RARITY = 0.3;

	private static final double COST_BY_RATIO = 1;

	private final int features;

	private final Vector[] vectors;

	private final boolean[] yes;

	private final int[] folds;

	private final int count;

	private final long seed;

	Lesson(int features, Vector[] vectors, boolean[] yes, int[] folds, int count, long seed) {
		this.features = features;
		this.vectors = vectors;
		this.yes = yes;
		this.folds = folds;
		this.count = count;
		this.seed = seed;
	}

	Learned learn(boolean both) {
		double[][] sums = new double[2][this.vectors.length];
		for (int fold = 0; fold < this.count; fold++) {
			int out = fold;
			int[] kept = IntStream.range(0, this.folds.length).filter((at) -> this.folds[at] != out).toArray();
			double[][] weights = weights(kept);
			for (int at = 0; at < this.folds.length; at++) {
				if (this.folds[at] == out) {
					sums[0][at] = sum(this.vectors[at], weights[0]);
					sums[1][at] = sum(this.vectors[at], weights[1]);
				}
			}
		}
		double[] mean = new double[this.vectors.length];
		double share = Calibration.spread(sums[1]) / Calibration.spread(sums[0]);
		for (int at = 0; at < mean.length; at++) {
			mean[at] = sums[0][at] * share + sums[1][at];
		}
		Calibration calibration = Calibration.of(mean, this.yes);
		double[][] weights = weights(IntStream.range(0, this.folds.length).toArray());
		for (int row = 0; row < weights[1].length; row++) {
			weights[1][row] += weights[0][row] * share;
		}
		return new Learned(weights[1], calibration, Threshold.best(chances(calibration, mean), this.yes, both));
	}

	private static double[] chances(Calibration calibration, double[] sums) {
		double[] chances = new double[sums.length];
		for (int at = 0; at < sums.length; at++) {
			chances[at] = calibration.of(sums[at]);
		}
		return chances;
	}

	private double sum(Vector vector, double[] weights) {
		double sum = weights[this.features];
		for (int at = 0; at < vector.size(); at++) {
			sum += vector.value(at) * weights[vector.row(at)];
		}
		return sum;
	}

	private double[][] weights(int[] kept) {
		double[] all = new double[this.features];
		double[] with = new double[this.features];
		double[] without = new double[this.features];
		for (int place : kept) {
			Vector vector = this.vectors[place];
			for (int at = 0; at < vector.size(); at++) {
				all[vector.row(at)]++;
				(this.yes[place] ? with : without)[vector.row(at)] += vector.value(at);
			}
		}
		double sumWith = 0;
		double sumWithout = 0;
		for (int row = 0; row < this.features; row++) {
			sumWith += with[row] + 1;
			sumWithout += without[row] + 1;
		}
		double[] rarity = new double[this.features];
		double[] ratio = new double[this.features];
		for (int row = 0; row < this.features; row++) {
			rarity[row] = Math.log((1.0 + kept.length) / (1 + all[row])) + 1;
			ratio[row] = Math.log((with[row] + 1) / sumWith) - Math.log((without[row] + 1) / sumWithout);
		}
		return new double[][] { solve(kept, rarity, COST_BY_RARITY), solve(kept, ratio, COST_BY_RATIO) };
	}

	/** The weights of features that are scaled by these factors; the last is the bias. */
	private double[] solve(int[] kept, double[] factors, double cost) {
		Problem problem = new Problem();
		problem.l = kept.length;
		problem.n = this.features + 1;
		problem.bias = -1;
		problem.x = new Feature[kept.length][];
		problem.y = new double[kept.length];
		for (int at = 0; at < kept.length; at++) {
			problem.x[at] = features(this.vectors[kept[at]], factors);
			problem.y[at] = this.yes[kept[at]] ? 1 : -1;
		}
		Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, cost, 0.1);
		parameter.setRandom(new Random(this.seed));
		Linear.disableDebugOutput();
		de.bwaldvogel.liblinear.Model model = Linear.train(problem, parameter);
		double[] found = model.getFeatureWeights();
		int sign = (model.getLabels()[0] == 1) ? 1 : -1;
		double[] weights = new double[this.features + 1];
		for (int row = 0; row < this.features; row++) {
			weights[row] = sign * found[row] * factors[row];
		}
		weights[this.features] = sign * found[this.features];
		return weights;
	}

	private Feature[] features(Vector vector, double[] factors) {
		Feature[] features = new Feature[vector.size() + 1];
		for (int at = 0; at < vector.size(); at++) {
			int row = vector.row(at);
			features[at] = new FeatureNode(row + 1, vector.value(at) * factors[row]);
		}
		features[vector.size()] = new FeatureNode(this.features + 1, 1);
		return features;
	}

	/** What was learned. */
	static final class Learned {

		private final double[] weights;

		private final Calibration calibration;

		private final double threshold;

		private Learned(double[] weights, Calibration calibration, double threshold) {
			this.weights = weights;
			this.calibration = calibration;
			this.threshold = threshold;
		}

		double weight(int row) {
			return this.weights[row];
		}

		double bias() {
			return this.weights[this.weights.length - 1];
		}

		Calibration calibration() {
			return this.calibration;
		}

		double threshold() {
			return this.threshold;
		}

	}

}
