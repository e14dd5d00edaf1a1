package org.runstate.impact.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CalibrationTests {

	private static final boolean[] YES = { false, false, false, true, false, true, false, true, true, true };

	@Test
	void givesTheSameChancesWhateverTheSumsAreMeasuredIn() {
		double[] expected = chances(1);
		assertThat(expected[0]).isLessThan(0.2);
		assertThat(expected[9]).isGreaterThan(0.8);
		for (double unit : new double[] { 0.001, 30, 5000 }) {
			assertThat(chances(unit)).containsExactly(expected, org.assertj.core.data.Offset.offset(1e-4));
		}
	}

	@Test
	void staysInBoundsWhereSumsTellAllOrNothing() {
		Calibration clear = Calibration.of(new double[] { -900, -800, 800, 900 },
				new boolean[] { false, false, true, true });
		assertThat(clear.of(-800)).isBetween(0.0, 0.1);
		assertThat(clear.of(800)).isBetween(0.9, 1.0);
		Calibration nothing = Calibration.of(new double[] { 3, 3, 3, 3 }, new boolean[] { false, false, false, true });
		assertThat(nothing.of(3)).isBetween(0.2, 0.3);
	}

	private static double[] chances(double unit) {
		double[] sums = new double[YES.length];
		for (int at = 0; at < sums.length; at++) {
			sums[at] = (at - 3) * unit;
		}
		Calibration calibration = Calibration.of(sums, YES);
		double[] chances = new double[sums.length];
		for (int at = 0; at < sums.length; at++) {
			chances[at] = calibration.of(sums[at]);
		}
		return chances;
	}

}
