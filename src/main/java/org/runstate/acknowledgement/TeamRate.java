package org.runstate.acknowledgement;

/**
 * How far a team is with a notice.
 *
 * @param title the newest revision's
 * @param team empty for people without a team
 */
public record TeamRate(long noticeId, String title, String team, Rate rate) {
}
