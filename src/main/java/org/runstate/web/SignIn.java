package org.runstate.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.runstate.audience.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Begins the session of somebody who has shown who they are, and ends it when they are no
 * longer welcome.
 */
@Component
public class SignIn {

	private static final Logger log = LoggerFactory.getLogger(SignIn.class);

	/** However busy, after this long everybody signs in again. */
	private static final Duration LONGEST = Duration.ofHours(12);

	/** A person who is switched off may go on for this long. */
	private static final Duration TRUSTED = Duration.ofSeconds(60);

	private static final String BEGAN = SignIn.class.getName() + ".began";

	private static final String CHECKED = SignIn.class.getName() + ".checked";

	private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

	private final Accounts accounts;

	private final Clock clock;

	SignIn(Accounts accounts, Clock clock) {
		this.accounts = accounts;
		this.clock = clock;
	}

	/**
	 * Signs a person in without asking for anything; who calls this has made sure of
	 * them.
	 * @throws IllegalArgumentException when there is no such active person
	 */
	public void signIn(long personId, HttpServletRequest request, HttpServletResponse response) {
		SignedIn person = this.accounts.signedIn(personId)
			.orElseThrow(() -> new IllegalArgumentException("no active person " + personId));
		HttpSession before = request.getSession(false);
		Optional<Unsent> unsent = Unsent.of(request, this.clock.instant());
		if (before != null) {
			before.invalidate();
		}
		HttpSession session = request.getSession(true);
		unsent.ifPresent((one) -> one.keep(session));
		session.setAttribute(BEGAN, this.clock.instant());
		session.setAttribute(CHECKED, this.clock.instant());
		keep(person, request, response);
		log.info("signed in person={}", personId);
	}

	/**
	 * Looks after a session that has begun: at most once a minute whether the person is
	 * still active and which roles they have now.
	 * @return false when the session was ended
	 */
	boolean renew(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		if (session == null || !(session.getAttribute(BEGAN) instanceof Instant began)
				|| !(session.getAttribute(CHECKED) instanceof Instant checked)) {
			return true;
		}
		Instant now = this.clock.instant();
		if (checked.plus(TRUSTED).isAfter(now)) {
			return true;
		}
		Optional<SignedIn> known = began.plus(LONGEST).isAfter(now) ? this.accounts.signedIn(person.personId(), began)
				: Optional.empty();
		if (known.isEmpty()) {
			session.invalidate();
			SecurityContextHolder.clearContext();
			log.info("session ended person={}", person.personId());
			return false;
		}
		session.setAttribute(CHECKED, now);
		if (!known.get().equals(person)) {
			keep(known.get(), request, response);
		}
		return true;
	}

	private void keep(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(
				UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
		SecurityContextHolder.setContext(context);
		this.sessions.saveContext(context, request, response);
	}

}
