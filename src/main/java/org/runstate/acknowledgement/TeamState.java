package org.runstate.acknowledgement;

/**
 * How far a team is with a notice.
 *
 * @param team empty for people without a team
 * @param owed how many of its active people owe or owed an acknowledgement
 * @param acknowledged how many of these have given it
 * @param overdue how many have not, after their day
 * @param covered how many of those who acknowledged left it to one of their team
 */
public record TeamState(String team, long owed, long acknowledged, long overdue, long covered) {

	TeamState(String team, long owed, long acknowledged, long overdue) {
		this(team, owed, acknowledged, overdue, 0);
	}
}
