package org.runstate.report;

/**
 * How far a team is with a notice.
 *
 * @param title the newest revision's
 * @param team empty for people without a team
 */
public record TeamCoverage(long noticeId, String title, String team, Coverage coverage) {
}
