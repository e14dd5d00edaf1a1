package org.runstate.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who decides.
 *
 * @param personId the person, or null where none is known
 * @param program what they use instead of a page, such as the name of a token or
 * {@code command line}; null for a page
 */
public record Actor(@Nullable Long personId, @Nullable String program) {

	/** Nobody who is known, such as a schedule. */
	public static final Actor NOBODY = new Actor(null, null);

	/** A person on a page. */
	public static Actor person(long id) {
		return new Actor(id, null);
	}

	/** A program that stands for nobody. */
	public static Actor program(String name) {
		return new Actor(null, name);
	}

}
