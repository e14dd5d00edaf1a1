package org.runstate.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a decision was about. A person is named by number only, here and in what is said
 * about them: an entry stays when the person is forgotten.
 *
 * @param thing such as {@code source}, or null when it is about the installation
 * @param key which one
 */
public record About(@Nullable String thing, @Nullable String key) {

	/** What {@link #thing} says of people. */
	public static final String PERSON = "person";

	/** What {@link #thing} says of notices. */
	public static final String NOTICE = "notice";

	/** What {@link #thing} says of sources. */
	public static final String SOURCE = "source";

	/** The installation as a whole. */
	public static final About ALL = new About(null, null);

	public static About person(long id) {
		return new About(PERSON, String.valueOf(id));
	}

	public static About notice(long id) {
		return new About(NOTICE, String.valueOf(id));
	}

	public static About source(String key) {
		return new About(SOURCE, key);
	}

	public static About team(long id) {
		return new About("team", String.valueOf(id));
	}

	public static About message(String id) {
		return new About("message", id);
	}

	public static About rule(String id) {
		return new About("rule", id);
	}

	/** Something that is known by a name which somebody gave it. */
	public static About named(String thing, String name) {
		return new About(thing, name);
	}

}
