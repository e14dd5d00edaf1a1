package org.runstate.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why one part of an impact is what it is.
 *
 * @param part {@code platforms}, {@code category}, {@code action}, {@code major},
 * {@code admin}, {@code helpdesk}, {@code user}, {@code urgency} or {@code actBy}
 * @param value what it was set to
 * @param by {@code vendor}, {@code rule}, {@code model} or {@code person}
 * @param why one clause for a reader: the label, the rule's own words with what it found,
 * or the name
 * @param confidence how likely the model thinks the value is, 0 to 1; null if it is not
 * the model's, and in what was kept by older versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(String part, String value, String by, String why, @Nullable Double confidence) {

	public Reason(String part, String value, String by, String why) {
		this(part, value, by, why, null);
	}

	/** Whether a person should look at it. */
	public boolean doubtful() {
		return this.confidence != null && this.confidence < Doubt.below(this.part);
	}

}
