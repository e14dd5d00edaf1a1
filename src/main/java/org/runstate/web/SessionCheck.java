package org.runstate.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.runstate.audience.SignedIn;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Ends the open session of a person who was switched off, and gives them the roles they
 * have now.
 */
final class SessionCheck extends HttpFilter {

	private static final long serialVersionUID = 1;

	private final transient SignIn signIn;

	SessionCheck(SignIn signIn) {
		this.signIn = signIn;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
		if (visitor != null && visitor.getPrincipal() instanceof SignedIn person) {
			this.signIn.renew(person, request, response);
		}
		chain.doFilter(request, response);
	}

}
