package org.runstate.impact.model;

/**
 * How the model answers one question.
 *
 * @param bias what it thinks before any word is read
 * @param slope with {@code offset}: what makes of a sum of weights the chance of a yes
 * @param offset see {@code slope}
 * @param threshold the chance from which on the answer is yes
 * @param yes how many examples it was trained on that say yes
 * @param no how many say no
 */
public record Head(Question question, double bias, double slope, double offset, double threshold, int yes, int no) {

	double chance(double sum) {
		return Calibration.chance(this.slope * (sum + this.bias) + this.offset);
	}

}
