package org.runstate.report;

/**
 * How far people are with what they owe.
 *
 * @param owed how many acknowledgements are or were owed
 * @param acknowledged how many of these were given
 * @param overdue how many were not, after their day
 * @param covered how many of the acknowledged were left to one of the team
 * @param missed how many were not given by their day, whatever came later
 */
public record Coverage(long owed, long acknowledged, long overdue, long covered, long missed) {

	private static final int ALL = 100;

	/**
	 * Acknowledged of owed, in whole percent, rounded down: 100 means everybody. 100 as
	 * well when nothing is owed.
	 */
	public long percent() {
		return (this.owed == 0) ? ALL : this.acknowledged * ALL / this.owed;
	}

	/** What is neither acknowledged nor overdue. */
	public long open() {
		return this.owed - this.acknowledged - this.overdue;
	}

}
