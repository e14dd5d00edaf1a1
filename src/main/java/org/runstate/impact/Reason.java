package org.runstate.impact;

/**
 * Why one part of an impact is what it is.
 *
 * @param part {@code platforms}, {@code category}, {@code action}, {@code major},
 * {@code admin}, {@code helpdesk}, {@code user}, {@code urgency} or {@code actBy}
 * @param value what it was set to
 * @param by {@code vendor}, {@code rule}, {@code model} or {@code person}
 * @param why one clause for a reader: the label, the rule's own words with what it found,
 * or the name
 */
public record Reason(String part, String value, String by, String why) {
}
