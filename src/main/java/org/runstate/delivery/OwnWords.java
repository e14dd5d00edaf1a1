package org.runstate.delivery;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What mails say in the organisation's own words to the readers of one language. Two are
 * equal when they say the same.
 */
@FunctionalInterface
public interface OwnWords {

	/** Nothing is the organisation's own. */
	OwnWords NONE = (text, values) -> null;

	/**
	 * What is said in place of the built-in words, which a template calls by
	 * {@code own("footer")}.
	 * @param text which text, such as {@code footer}
	 * @param values what the mail is about, by the names that its template uses
	 * @return plain text whose lines end with a line feed; null when the built-in words
	 * hold
	 */
	@Nullable String say(String text, Map<String, ?> values);

	/**
	 * Whoever keeps them.
	 */
	@FunctionalInterface
	interface Kept {

		/** As they are now for readers of a language that is spoken. */
		OwnWords now(Locale spoken);

	}

}
