package org.runstate.audience;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * A program that is signed in by a token.
 *
 * @param name of the token
 * @param personId for whom it stands, or null
 */
public record Program(String name, @Nullable Long personId) implements Principal {

	@Override
	public String getName() {
		return this.name;
	}

}
