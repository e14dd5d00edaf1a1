package org.runstate.audience;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in, as every page sees them.
 *
 * @param personId the person
 * @param email in lower case
 * @param roles what they may do beyond reading and acknowledging; may be empty
 */
public record SignedIn(long personId, String email, String name, Set<Role> roles) implements UserDetails {

	public SignedIn {
		roles = Set.copyOf(roles);
	}

	public static SignedIn as(Person person) {
		return new SignedIn(person.id(), person.email(), person.name(), person.roles());
	}

	/** Whether one of these roles is theirs. */
	public boolean isOneOf(Role... any) {
		return Arrays.stream(any).anyMatch(this.roles::contains);
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return this.roles.stream().map((role) -> new SimpleGrantedAuthority("ROLE_" + role.name())).toList();
	}

	/** Nothing: the password's hash stays in the database. */
	@Override
	public String getPassword() {
		return "";
	}

	@Override
	public String getUsername() {
		return this.email;
	}

}
