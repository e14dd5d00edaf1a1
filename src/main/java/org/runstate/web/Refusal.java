package org.runstate.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Says no in the way that helps: a form sent after its session had ended leads to
 * sign-in, an address that does not exist is not found, and the rest is refused.
 */
@Component
class Refusal implements AccessDeniedHandler {

	private final Routes routes;

	private final SignInFirst signInFirst;

	Refusal(Routes routes, SignInFirst signInFirst) {
		this.routes = routes;
		this.signInFirst = signInFirst;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
			throws IOException, ServletException {
		boolean signedIn = Route.isSignedIn(SecurityContextHolder.getContext().getAuthentication());
		if (cause instanceof CsrfException && !signedIn && request.getMethod().equals("POST")) {
			this.signInFirst.sessionEnded(request, response);
		}
		else if (this.routes.of(request).isEmpty()) {
			response.sendError(HttpStatus.NOT_FOUND.value());
		}
		else {
			response.sendError(HttpStatus.FORBIDDEN.value());
		}
	}

}
