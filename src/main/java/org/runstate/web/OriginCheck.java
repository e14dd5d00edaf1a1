package org.runstate.web;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Refuses what a browser sends from somebody else's page, whatever values it carries. A
 * request without an origin does not come from a page.
 */
final class OriginCheck extends HttpFilter {

	private static final long serialVersionUID = 1;

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	/** What a browser says of what comes from our page, or from no page. */
	private static final Set<String> OUR_SITE = Set.of("same-origin", "none");

	private final URI baseUrl;

	OriginCheck(URI baseUrl) {
		this.baseUrl = baseUrl;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		boolean arriving = request.getDispatcherType() == DispatcherType.REQUEST;
		if (!arriving || READING.contains(request.getMethod()) || isOurs(request)) {
			chain.doFilter(request, response);
		}
		else {
			response.sendError(HttpStatus.FORBIDDEN.value());
		}
	}

	private boolean isOurs(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		String site = request.getHeader("Sec-Fetch-Site");
		return (origin == null || isOurs(origin, request)) && (site == null || OUR_SITE.contains(site));
	}

	/** Behind a proxy the address in the browser may be known from the settings only. */
	private boolean isOurs(String origin, HttpServletRequest request) {
		String authority = authority(origin);
		return authority != null && (authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST))
				|| authority.equalsIgnoreCase(this.baseUrl.getRawAuthority()));
	}

	private static @Nullable String authority(String origin) {
		try {
			return URI.create(origin).getRawAuthority();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
