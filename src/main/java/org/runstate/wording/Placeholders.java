package org.runstate.wording;

import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of names in braces, such as {@code {name}}, once and from left
 * to right: a value is never looked at again. There is nothing else that a text can do.
 * What other languages of templates would obey, such as {@code ${name}}, stays as it
 * stands.
 */
final class Placeholders {

	static final String ORGANISATION = "organisation";

	private static final Pattern PLACE = Pattern.compile("(?<![$#])\\{([^{}\\s]{1,40})}");

	/** Line feeds stay; other controls and what nobody can see do not. */
	private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cn}\\p{Cs}&&[^\\n]]");

	private Placeholders() {
	}

	/** A text as somebody typed it, fit for a mail. */
	static String clean(String typed) {
		return UNFIT.matcher(typed.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ')).replaceAll("").strip();
	}

	/** The first name in braces that is not known. */
	static Optional<String> unknown(String text, Collection<String> known) {
		return PLACE.matcher(text)
			.results()
			.map((place) -> place.group(1))
			.filter((name) -> !known.contains(name))
			.findFirst();
	}

	/** The text with each name in braces replaced. */
	static String fill(String text, UnaryOperator<String> values) {
		return PLACE.matcher(text).replaceAll((place) -> Matcher.quoteReplacement(values.apply(place.group(1))));
	}

}
