package org.runstate.notice;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The title of a notice as a headline: without the marks, numbers and kinds that vendors
 * put before it, which say nothing to whoever reads only the first words.
 */
public final class Headline {

	private static final Pattern BEFORE = Pattern.compile("(?i)^(?:(?:[(\\[]updated?[)\\]]|MC\\d+\\s*:"
			+ "|(?:plan for change|major (?:change )?update(?: notification)?|updated?|reminder|announce(?:d|ment)"
			+ "|feature update|new feature)\\s*[:\u2013-]\\s)\\s*)+");

	/** A first word that is no name such as iOS. */
	private static final Pattern SMALL = Pattern.compile("\\p{Ll}+(?!\\p{L})");

	private Headline() {
	}

	/** What is left of a title; all of it if nothing would be. */
	public static String of(String title) {
		String rest = BEFORE.matcher(title).replaceFirst("");
		if (rest.isBlank() || rest.length() == title.length()) {
			return title;
		}
		return SMALL.matcher(rest).lookingAt() ? rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1)
				: rest;
	}

}
