package org.runstate.impact.model;

/**
 * Makes chances of sums of weights (Platt): a logistic curve through answers to examples
 * that the weights were not trained on.
 */
record Calibration(double slope, double offset) {

	private static final int STEPS = 100;

	/** Keeps few or clear examples from making it certain. */
	private static final double RIDGE = 1e-3;

	static double chance(double odds) {
		return 1 / (1 + Math.exp(-odds));
	}

	double of(double sum) {
		return chance(this.slope * sum + this.offset);
	}

	/** Fits the curve by Newton's method. */
	static Calibration of(double[] sums, boolean[] yes) {
		double slope = 1;
		double offset = 0;
		for (int step = 0; step < STEPS; step++) {
			double bySlope = RIDGE * (slope - 1);
			double byOffset = 0;
			double slopes = RIDGE;
			double both = 0;
			double offsets = RIDGE;
			for (int at = 0; at < sums.length; at++) {
				double chance = chance(slope * sums[at] + offset);
				double miss = chance - (yes[at] ? 1 : 0);
				double weight = chance * (1 - chance);
				bySlope += miss * sums[at];
				byOffset += miss;
				slopes += weight * sums[at] * sums[at];
				both += weight * sums[at];
				offsets += weight;
			}
			double area = slopes * offsets - both * both;
			double moveSlope = (offsets * bySlope - both * byOffset) / area;
			double moveOffset = (slopes * byOffset - both * bySlope) / area;
			slope -= moveSlope;
			offset -= moveOffset;
			if (Math.abs(moveSlope) + Math.abs(moveOffset) < 1e-9) {
				break;
			}
		}
		return new Calibration(slope, offset);
	}

}
