package org.runstate.audience;

import java.util.List;

/**
 * What came of importing people.
 *
 * @param added people who were not known before
 * @param changed people whose row said something new, or who are active again
 * @param unchanged people whose row said what was known
 * @param deactivated people who were no longer listed
 * @param problems a line for each row that was left out, with its line number and reason;
 * of very many the first thousand and how many more there are
 */
public record Imported(int added, int changed, int unchanged, int deactivated, List<String> problems) {

	public Imported {
		problems = List.copyOf(problems);
	}

	/** How many people the file listed rightly. */
	public int listed() {
		return this.added + this.changed + this.unchanged;
	}

}
