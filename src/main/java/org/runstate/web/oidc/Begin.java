package org.runstate.web.oidc;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.runstate.web.LocalAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Sends somebody to the issuer and remembers where they wanted to go. When the issuer
 * does not answer, the page {@link OidcPages} says so.
 */
final class Begin implements OAuth2AuthorizationRequestResolver {

	private static final Logger log = LoggerFactory.getLogger(Begin.class);

	private final DefaultOAuth2AuthorizationRequestResolver requests;

	Begin(Issuer issuer) {
		this.requests = new DefaultOAuth2AuthorizationRequestResolver(issuer, "/sign-in");
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		return begin(request, () -> this.requests.resolve(request));
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
		return begin(request, () -> this.requests.resolve(request, id));
	}

	private static @Nullable OAuth2AuthorizationRequest begin(HttpServletRequest request, Asking asking) {
		try {
			OAuth2AuthorizationRequest made = asking.ask();
			if (made != null) {
				request.getSession().setAttribute(Arrival.TO, LocalAddress.orHome(request.getParameter("to")));
			}
			return made;
		}
		catch (RuntimeException ex) {
			log.error("issuer not reached, or not as it should be", ex);
			return null;
		}
	}

	private interface Asking {

		@Nullable OAuth2AuthorizationRequest ask();

	}

}
