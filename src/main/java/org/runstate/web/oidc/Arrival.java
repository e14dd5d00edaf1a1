package org.runstate.web.oidc;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.runstate.web.LocalAddress;
import org.runstate.web.PasswordGiven;
import org.runstate.web.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Takes over where the issuer's part ends: begins a session like any other, or leads to
 * the page that says why not.
 */
@Component
@WhenOidc
class Arrival implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	private static final Logger log = LoggerFactory.getLogger(Arrival.class);

	/** Where to go afterwards, in the session. */
	static final String TO = "runstate.oidc.to";

	/** Why somebody stays outside, in the session. */
	static final String WHY = "runstate.oidc.why";

	/** The address the issuer has shown, in the session. */
	static final String EMAIL = "runstate.oidc.email";

	private static final String WAITING = "runstate.oidc.waiting";

	private static final Set<String> STALE = Set.of("authorization_request_not_found", "invalid_state_parameter");

	private final Identities identities;

	private final OidcSettings settings;

	private final SignIn signIn;

	Arrival(Identities identities, OidcSettings settings, SignIn signIn) {
		this.identities = identities;
		this.settings = settings;
		this.signIn = signIn;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		SecurityContextHolder.clearContext();
		if (!(authentication.getPrincipal() instanceof OidcUser user)) {
			refuse(Arrived.Why.FAILED, "", request, response);
			return;
		}
		OidcIdToken token = user.getIdToken();
		Shown shown = Shown.by(token, this.settings);
		Arrived arrived = arrive(shown);
		if (arrived instanceof Arrived.Person person) {
			String to = LocalAddress.orHome((String) request.getSession().getAttribute(TO));
			this.signIn.signIn(person.id(), request, response);
			request.getSession().setAttribute(Leaving.TOKEN, token.getTokenValue());
			response.sendRedirect(to);
		}
		else if (arrived instanceof Arrived.PasswordFirst person) {
			request.getSession().setAttribute(WAITING, new Waiting(person.id(), shown));
			refuse(Arrived.Why.PASSWORD, shown.email(), request, response);
		}
		else if (arrived instanceof Arrived.Refused refused) {
			log.warn("sign-in refused why={} issuer={}", refused.why(), shown.issuer());
			refuse(refused.why(), shown.email(), request, response);
		}
	}

	/** Two tabs of one person at once: the second finds what the first has connected. */
	private Arrived arrive(Shown shown) {
		try {
			return this.identities.arrive(shown);
		}
		catch (DuplicateKeyException ex) {
			return this.identities.arrive(shown);
		}
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		String code = (failure instanceof OAuth2AuthenticationException refused) ? refused.getError().getErrorCode()
				: failure.getClass().getSimpleName();
		Arrived.Why why = code.equals("access_denied") ? Arrived.Why.DECLINED
				: STALE.contains(code) ? Arrived.Why.STALE : Arrived.Why.FAILED;
		// The code may come from the address.
		log.warn("sign-in failed why={} code={}", why, code.replaceAll("[^A-Za-z0-9_-]", "?"));
		refuse(why, "", request, response);
	}

	/** Connects whoever was asked for their password before. */
	@EventListener
	void connect(PasswordGiven given) {
		if (given.session().getAttribute(WAITING) instanceof Waiting waiting
				&& waiting.personId() == given.personId()) {
			this.identities.connect(given.personId(), waiting.shown());
		}
	}

	private static void refuse(Arrived.Why why, String email, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		request.getSession().setAttribute(WHY, why);
		request.getSession().setAttribute(EMAIL, email);
		response.sendRedirect("/sign-in/refused");
	}

	private record Waiting(long personId, Shown shown) implements java.io.Serializable {
	}

}
