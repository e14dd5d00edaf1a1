package org.runstate.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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

	SignInFirst(Accounts accounts, Routes routes) {
		this.accounts = accounts;
		this.routes = routes;
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
		lead(request, response, (request.getQueryString() != null) ? asked + "?" + request.getQueryString() : asked,
				false);
	}

	/** The form that was sent is lost; the page with it is asked for again. */
	void sessionEnded(HttpServletRequest request, HttpServletResponse response) throws IOException {
		lead(request, response, LocalAddress.pathOf(request.getHeader(HttpHeaders.REFERER)), true);
	}

	private void lead(HttpServletRequest request, HttpServletResponse response, String to, boolean ended)
			throws IOException {
		boolean panel = request.getHeader("HX-Request") != null;
		String back = LocalAddress.orHome(panel ? LocalAddress.pathOf(request.getHeader("HX-Current-URL")) : to);
		String address = this.accounts.isEmpty() ? "/setup" : signInAddress(back, ended);
		if (panel) {
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
