package org.runstate.acknowledgement;

/**
 * How far people are with what they owe. This is the one definition of the rate: of those
 * who were obliged when the newest material revision became known, how many have
 * acknowledged that revision or a later one. Whoever joined after that day, and whoever
 * has left, is counted apart.
 *
 * @param owed how many acknowledgements are or were owed
 * @param acknowledged how many of these were given
 * @param overdue how many were not, after their day
 * @param joined how many more are owed by people who joined later
 * @param joinedAcknowledged how many of these were given
 * @param left how many were owed by people who have left
 * @param leftAcknowledged how many of these were given
 */
public record Rate(long owed, long acknowledged, long overdue, long joined, long joinedAcknowledged, long left,
		long leftAcknowledged) {

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
