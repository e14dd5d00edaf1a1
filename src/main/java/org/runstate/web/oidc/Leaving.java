package org.runstate.web.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends the session at the issuer as well, where it was begun there and the issuer offers
 * that.
 */
@Component
@WhenOidc
class Leaving implements LogoutHandler, LogoutSuccessHandler {

	/** The token of the issuer, in the session. */
	static final String TOKEN = "runstate.oidc.token";

	/** Where the issuer ends its session, in the session. */
	static final String ADDRESS = "runstate.oidc.address";

	private final Issuer issuer;

	private final OidcSettings settings;

	private final URI baseUrl;

	Leaving(Issuer issuer, OidcSettings settings, @Value("${runstate.base-url}") URI baseUrl) {
		this.issuer = issuer;
		this.settings = settings;
		this.baseUrl = baseUrl;
	}

	/** Keeps the token, as the session is about to end. */
	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			request.setAttribute(TOKEN, session.getAttribute(TOKEN));
		}
	}

	@Override
	public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) throws IOException {
		Optional<String> end = this.issuer.endOfSession();
		if (request.getAttribute(TOKEN) instanceof String token && end.isPresent()) {
			request.getSession()
				.setAttribute(ADDRESS,
						UriComponentsBuilder.fromUriString(end.get())
							.queryParam("id_token_hint", "{token}")
							.queryParam("client_id", "{client}")
							.queryParam("post_logout_redirect_uri", "{back}")
							.encode()
							.buildAndExpand(token, this.settings.clientId(), this.baseUrl + "/sign-in?out")
							.toUriString());
			// A browser lets a form lead to ourselves only: a page of ours goes on.
			response.sendRedirect("/sign-in/leaving");
		}
		else {
			response.sendRedirect("/sign-in?out");
		}
	}

}
