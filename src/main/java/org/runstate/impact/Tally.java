package org.runstate.impact;

/**
 * How answers of yes and no compare with the truth.
 */
final class Tally {

	private int rightYes;

	private int wrongYes;

	private int rightNo;

	private int wrongNo;

	void add(boolean truth, boolean said) {
		if (truth) {
			add(said ? 1 : 0, 0, 0, said ? 0 : 1);
		}
		else {
			add(0, said ? 1 : 0, said ? 0 : 1, 0);
		}
	}

	void add(int rightYes, int wrongYes, int rightNo, int wrongNo) {
		this.rightYes += rightYes;
		this.wrongYes += wrongYes;
		this.rightNo += rightNo;
		this.wrongNo += wrongNo;
	}

	/** How many are to be answered with yes. */
	int yes() {
		return this.rightYes + this.wrongNo;
	}

	int no() {
		return this.rightNo + this.wrongYes;
	}

	double precision() {
		return share(this.rightYes, this.rightYes + this.wrongYes);
	}

	double recall() {
		return share(this.rightYes, yes());
	}

	double f1() {
		return share(2 * this.rightYes, 2 * this.rightYes + this.wrongYes + this.wrongNo);
	}

	/** The F1 of the answer no. */
	double opposite() {
		return share(2 * this.rightNo, 2 * this.rightNo + this.wrongYes + this.wrongNo);
	}

	double accuracy() {
		return share(this.rightYes + this.rightNo, yes() + no());
	}

	/** 0 of nothing is 0. */
	static double share(int part, int whole) {
		return (whole == 0) ? 0 : part / (double) whole;
	}

}
