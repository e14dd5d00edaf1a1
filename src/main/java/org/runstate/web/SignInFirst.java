package org.runstate.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Leads whoever is not signed in to the page for that, and from there back to what they
 * asked for; in an empty installation, to its setup.
 */
@Component
class SignInFirst implements AuthenticationEntryPoint {

	private final Accounts accounts;

	private final Routes routes;

	private final Clock clock;

	SignInFirst(Accounts accounts, Routes routes, Clock clock) {
		this.accounts = accounts;
		this.routes = routes;
		this.clock = clock;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException {
		if (this.routes.of(request).isEmpty()) {
			// To sign in would not make it exist.
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		String asked = request.getRequestURI();
		String whole = (request.getQueryString() != null) ? asked + "?" + request.getQueryString() : asked;
		leadTo(request, response, page(request, whole), false);
	}

	/**
	 * What was typed is kept if it can be; otherwise the page with it is asked for again.
	 */
	void sessionEnded(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String page = page(request, LocalAddress.pathOf(request.getHeader(HttpHeaders.REFERER)));
		boolean kept = !this.routes.of(request).isEmpty() && Unsent.keep(request, page, this.clock.instant());
		leadTo(request, response, kept ? Unsent.PAGE : page, true);
	}

	private static boolean isPanel(HttpServletRequest request) {
		return request.getHeader("HX-Request") != null;
	}

	/** The page that is left, also when a part of it asks. */
	private static String page(HttpServletRequest request, String to) {
		return LocalAddress.orHome(isPanel(request) ? LocalAddress.pathOf(request.getHeader("HX-Current-URL")) : to);
	}

	private void leadTo(HttpServletRequest request, HttpServletResponse response, String back, boolean ended) {
		String address = this.accounts.isEmpty() ? "/setup" : signInAddress(back, ended);
		if (isPanel(request)) {
			// A form to sign in with would otherwise land in a corner of the page.
			response.setHeader("HX-Redirect", address);
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		}
		else {
			response.setStatus(HttpServletResponse.SC_SEE_OTHER);
			response.setHeader(HttpHeaders.LOCATION, URI.create(address).toASCIIString());
		}
	}

	private static String signInAddress(String back, boolean ended) {
		@Nullable String to = back.equals("/") ? null : "to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
		String query = (ended ? "ended" : "") + ((ended && to != null) ? "&" : "") + ((to != null) ? to : "");
		return query.isEmpty() ? "/sign-in" : "/sign-in?" + query;
	}

}
