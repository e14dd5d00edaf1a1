package org.runstate.impact.model;

/**
 * Makes chances of sums of weights (Platt): a logistic curve through answers to examples
 * that the weights were not trained on.
 */
record Calibration(double slope, double offset) {

	private static final int STEPS = 100;

	private static final int HALVINGS = 30;

	/** Keeps few or clear examples from making it certain. */
	private static final double RIDGE = 1e-3;

	static double chance(double odds) {
		return 1 / (1 + Math.exp(-odds));
	}

	double of(double sum) {
		return chance(this.slope * sum + this.offset);
	}

	/**
	 * Fits the curve by Newton's method, in units of how far the sums lie apart. A step
	 * that overshoots is halved: with sums in the hundreds whole steps lead nowhere.
	 */
	static Calibration of(double[] sums, boolean[] yes) {
		double unit = spread(sums);
		Calibration curve = new Calibration(1 / unit, 0);
		double loss = curve.loss(sums, yes, unit);
		for (int step = 0; step < STEPS; step++) {
			Calibration move = curve.step(sums, yes, unit);
			double share = 1;
			Calibration next = curve.moved(move, share);
			double lossThere = next.loss(sums, yes, unit);
			for (int half = 0; half < HALVINGS && !(lossThere <= loss); half++) {
				share /= 2;
				next = curve.moved(move, share);
				lossThere = next.loss(sums, yes, unit);
			}
			if (!(lossThere < loss - 1e-12)) {
				break;
			}
			curve = next;
			loss = lossThere;
		}
		return curve;
	}

	/** How far sums lie apart: their standard deviation, or 1 if they do not. */
	static double spread(double[] sums) {
		double mean = 0;
		for (double sum : sums) {
			mean += sum / sums.length;
		}
		double squares = 0;
		for (double sum : sums) {
			squares += (sum - mean) * (sum - mean) / sums.length;
		}
		return (squares > 1e-18) ? Math.sqrt(squares) : 1;
	}

	private Calibration moved(Calibration move, double share) {
		return new Calibration(this.slope - share * move.slope, this.offset - share * move.offset);
	}

	private double loss(double[] sums, boolean[] yes, double unit) {
		double slope = this.slope * unit;
		double loss = RIDGE * ((slope - 1) * (slope - 1) + this.offset * this.offset) / 2;
		for (int at = 0; at < sums.length; at++) {
			double odds = this.slope * sums[at] + this.offset;
			double wrong = yes[at] ? -odds : odds;
			loss += (wrong > 0) ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong));
		}
		return loss;
	}

	private Calibration step(double[] sums, boolean[] yes, double unit) {
		double bySlope = RIDGE * (this.slope * unit - 1);
		double byOffset = RIDGE * this.offset;
		double slopes = RIDGE;
		double both = 0;
		double offsets = RIDGE;
		for (int at = 0; at < sums.length; at++) {
			double sum = sums[at] / unit;
			double chance = of(sums[at]);
			double miss = chance - (yes[at] ? 1 : 0);
			double weight = chance * (1 - chance);
			bySlope += miss * sum;
			byOffset += miss;
			slopes += weight * sum * sum;
			both += weight * sum;
			offsets += weight;
		}
		double area = slopes * offsets - both * both;
		return new Calibration((offsets * bySlope - both * byOffset) / area / unit,
				(slopes * byOffset - both * bySlope) / area);
	}

}
