package org.runstate.audience;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * People were added or changed. Published in the transaction in which they were.
 *
 * @param before as they were, by their address; whoever is new is absent
 * @param now as they are; whoever is new has no number yet
 */
public record PeopleKept(Map<String, Person> before, Collection<Person> now) {

	public PeopleKept {
		before = Map.copyOf(before);
	}

	/** As a person was, or null if nobody knew them. */
	public @Nullable Person before(Person person) {
		return this.before.get(person.email());
	}

}
