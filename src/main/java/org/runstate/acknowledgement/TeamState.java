package org.runstate.acknowledgement;

/**
 * How far a team is with a notice.
 *
 * @param team empty for people without a team
 * @param owed how many of its active people owe or owed an acknowledgement
 * @param acknowledged how many of these have given it
 * @param overdue how many have not, after their day
 */
public record TeamState(String team, long owed, long acknowledged, long overdue) {
}
