package org.runstate.support;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What stands on a card.
 *
 * @param says what users will say
 * @param looks what it looks like, by the key of a platform; under {@code ""} on all
 * @param answer what to answer
 * @param escalate when to pass it on, and to whom
 * @param validFrom the first day on which it holds
 * @param validTo the last one
 */
public record CardText(String says, Map<String, String> looks, String answer, String escalate,
		@Nullable LocalDate validFrom, @Nullable LocalDate validTo) {

	/** On all platforms. */
	static final String ANY = "";

	public CardText {
		looks = new LinkedHashMap<>(looks);
	}

}
