package org.runstate.web;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Role;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A row of the table of routes: who may send what where. A module that brings pages of
 * its own adds its rows as beans of this type.
 *
 * @param methods GET stands for HEAD as well; empty for all
 * @param open whether nobody needs to be signed in
 * @param roles one of them is needed; empty when to be signed in is enough
 */
public record Route(Set<HttpMethod> methods, PathPattern pattern, boolean open, Set<Role> roles) {

	/** A route that nobody needs to sign in for. */
	public static Route anybody(String pattern, HttpMethod... methods) {
		return new Route(Set.of(methods), parse(pattern), true, Set.of());
	}

	/** A route for whoever is signed in. */
	public static Route signedIn(String pattern, HttpMethod... methods) {
		return new Route(Set.of(methods), parse(pattern), false, Set.of());
	}

	/** A route for whoever has one of the roles. */
	public static Route only(Set<Role> roles, String pattern, HttpMethod... methods) {
		if (roles.isEmpty()) {
			throw new IllegalArgumentException("no role for " + pattern);
		}
		return new Route(Set.of(methods), parse(pattern), false, Set.copyOf(roles));
	}

	private static PathPattern parse(String pattern) {
		return PathPatternParser.defaultInstance.parse(pattern);
	}

	boolean matches(HttpMethod method, PathContainer path) {
		HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
		return (this.methods.isEmpty() || this.methods.contains(asked)) && this.pattern.matches(path);
	}

	boolean lets(@Nullable Authentication visitor) {
		return this.open || (isSignedIn(visitor) && (this.roles.isEmpty() || hasRole(visitor)));
	}

	boolean lets(Set<Role> visitor) {
		return this.open || this.roles.isEmpty() || this.roles.stream().anyMatch(visitor::contains);
	}

	private boolean hasRole(@Nullable Authentication visitor) {
		return visitor != null && this.roles.stream()
			.anyMatch((role) -> visitor.getAuthorities()
				.stream()
				.anyMatch((granted) -> ("ROLE_" + role.name()).equals(granted.getAuthority())));
	}

	static boolean isSignedIn(@Nullable Authentication visitor) {
		return visitor != null && visitor.isAuthenticated() && !(visitor instanceof AnonymousAuthenticationToken);
	}

}
