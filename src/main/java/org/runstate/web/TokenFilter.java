package org.runstate.web;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Knows a program by the token in its request, for this request only.
 */
final class TokenFilter extends HttpFilter {

	private static final long serialVersionUID = 1;

	private static final String SCHEME = "Bearer ";

	private final transient ApiTokens tokens;

	TokenFilter(ApiTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Optional<Authentication> program = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
			.filter(TokenFilter::isBearer)
			.flatMap((header) -> this.tokens.programOf(header.substring(SCHEME.length()).strip()));
		if (program.isPresent()) {
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(program.get());
			SecurityContextHolder.setContext(context);
		}
		chain.doFilter(request, response);
	}

	static boolean isBearer(String header) {
		return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
	}

}
