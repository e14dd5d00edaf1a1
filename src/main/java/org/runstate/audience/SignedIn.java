package org.runstate.audience;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person at the other end of a session. Carries no password: whoever checks one knows
 * where it is kept.
 *
 * @param email the address they signed in with, in lower case
 */
public record SignedIn(long personId, String email, String name, Set<Role> roles) implements UserDetails {

	public SignedIn {
		roles = Set.copyOf(roles);
	}

	public static SignedIn as(Person person) {
		return new SignedIn(person.id(), person.email(), person.name(), person.roles());
	}

	/** Whether one of the roles is theirs. */
	public boolean isOneOf(Role... any) {
		return List.of(any).stream().anyMatch(this.roles::contains);
	}

	/** Roles as Spring Security names them: {@code ROLE_ADMINISTRATOR}. */
	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return this.roles.stream().map((role) -> new SimpleGrantedAuthority("ROLE_" + role.name())).toList();
	}

	@Override
	public @Nullable String getPassword() {
		return null;
	}

	@Override
	public String getUsername() {
		return this.email;
	}

}
