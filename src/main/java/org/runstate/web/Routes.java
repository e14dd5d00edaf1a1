package org.runstate.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.runstate.audience.Role;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

import static org.runstate.web.Route.anybody;
import static org.runstate.web.Route.only;
import static org.runstate.web.Route.signedIn;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Who may open what. The first row that matches decides; what has no row is closed to
 * everybody.
 */
@Component
class Routes implements AuthorizationManager<RequestAuthorizationContext> {

	private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMINISTRATOR);

	private static final Set<Role> ADMINS = Set.of(Role.ADMIN, Role.ADMINISTRATOR);

	private static final Set<Role> DESKS = EnumSet.complementOf(EnumSet.of(Role.VIEWER));

	private static final Set<Role> HELP_DESK = Set.of(Role.HELPDESK, Role.ADMINISTRATOR);

	/**
	 * Who keeps the register of what people are trained with; its owners only say that it
	 * is right.
	 */
	private static final Set<Role> MATERIALS = Set.of(Role.HELPDESK, Role.COMMUNICATIONS, Role.ADMINISTRATOR);

	/** Who sees by name who has acknowledged. */
	private static final Set<Role> NAMES = Set.of(Role.MANAGER, Role.ADMINISTRATOR);

	/** Who writes announcements. */
	private static final Set<Role> WRITERS = Set.of(Role.COMMUNICATIONS, Role.ADMINISTRATOR);

	/**
	 * Who goes after people: sends again what did not arrive, and lists who is how far.
	 */
	private static final Set<Role> SENDERS = Set.of(Role.HELPDESK, Role.COMMUNICATIONS, Role.ADMINISTRATOR);

	/** Who approves what others wrote. */
	private static final Set<Role> APPROVERS = Set.of(Role.MANAGER, Role.ADMINISTRATOR);

	private static final Set<Role> ANNOUNCERS = Set.of(Role.COMMUNICATIONS, Role.MANAGER, Role.ADMINISTRATOR);

	private static final List<Route> TABLE = List.of(
			// reached from a mail, or before anybody can be signed in
			anybody("/a/{token}", GET, POST), anybody("/a/{token}/not-me", GET, POST), anybody("/u/{token}", GET, POST),
			anybody("/u/{token}/one-click", GET, POST), anybody("/sign-in", GET, POST), anybody("/setup", GET, POST),
			anybody("/sign-in/oidc/**", GET), anybody("/sign-in/{page:refused|leaving}", GET),
			anybody("/sign-in/code", GET, POST), anybody("/calendar/{secret}.ics", GET), anybody("/runstate.css", GET),
			anybody("/icon.svg", GET), anybody("/webjars/**", GET), anybody("/actuator/health/**", GET),
			anybody("/error"),
			// everybody
			only(ADMINISTRATOR, "/notices/new", GET, POST), only(ADMINISTRATOR, "/notices/import", POST),
			only(ADMINISTRATOR, "/notices/{id}/revise", GET, POST), only(ADMINS, "/notices/{id}/override", POST),
			only(ADMINS, "/notices/{id}/override/take-back", POST),
			only(ADMINS, "/notices/{id}/{what:join|split|lead|apart}", POST), only(ADMINS, "/review", GET, POST),
			only(NAMES, "/notices/{id}/proof.zip", GET), only(SENDERS, "/notices/{id}/acknowledgements.csv", GET),
			only(HELP_DESK, "/notices/{id}/told", POST), signedIn("/notices/{id}/told-seen", POST),
			only(ADMINS, "/notices/{id}/{what:ask|team-enough|signed-in-only}", POST),
			signedIn("/notices/{id}/{what:snooze|hand-over}", POST), signedIn("/me", GET),
			signedIn("/me/password", GET), signedIn("/me/**", POST), signedIn("/notices/{id}/strayed-link-seen", POST),
			signedIn("/", GET), signedIn("/unsent", GET), signedIn("/notices/**", GET),
			signedIn("/notices/{id}/acknowledge", POST), signedIn("/notices/acknowledge", POST),
			signedIn("/sign-out", POST), signedIn("/calendar", GET), signedIn("/calendar/**", POST),
			// announcements
			only(WRITERS, "/announcements/new", GET, POST), only(WRITERS, "/announcements/preview", POST),
			only(WRITERS, "/announcements/{id}/edit", GET, POST),
			only(WRITERS, "/announcements/{id}/{what:submit|follow}", POST),
			only(APPROVERS, "/announcements/{id}/approve", POST),
			only(ANNOUNCERS, "/announcements/{id}/{what:return|send|cancel}", POST),
			only(ANNOUNCERS, "/announcements/**", GET),
			// whoever runs Runstate
			only(ADMINISTRATOR, "/people/**", GET, POST), only(ADMINISTRATOR, "/teams/**", GET, POST),
			only(ADMINISTRATOR, "/runs/**", GET), only(ADMINISTRATOR, "/runs/*", POST),
			only(ADMINISTRATOR, "/sources/**", POST),
			only(ADMINISTRATOR, "/sources/{page:catalogue|credentials|export\\.opml|import|new}", GET),
			only(ADMINISTRATOR, "/sources/{key}/edit", GET), only(ADMINISTRATOR, "/digests/preview/**", GET, POST),
			only(ADMINISTRATOR, "/digests/replay", POST), only(ADMINISTRATOR, "/rules/{id}", GET, POST),
			only(SENDERS, "/outbox/{id}/retry", POST),
			only(ADMINISTRATOR, "/outbox/{what:pause|resume|adopt|release|drop}", POST),
			only(ADMINISTRATOR, "/actuator/prometheus", GET), only(ADMINISTRATOR, "/audit", GET),
			only(ADMINISTRATOR, "/tokens/**", GET, POST),
			// the outbox shows whom what: their own, and to some that there are others
			signedIn("/outbox/**", GET),
			// the help desk
			only(HELP_DESK, "/desk/cards/**", POST), only(HELP_DESK, "/desk/articles/**", POST),
			only(HELP_DESK, "/desk/cards/{id}/edit", GET), only(HELP_DESK, "/desk/articles/new", GET),
			only(HELP_DESK, "/desk/articles/{id}/edit", GET), only(MATERIALS, "/desk/materials/new", GET, POST),
			only(MATERIALS, "/desk/materials/{id}/edit", GET), signedIn("/desk/materials/{id}/review", POST),
			only(MATERIALS, "/desk/materials/**", POST), signedIn("/desk/materials/**", GET),
			only(DESKS, "/desk/**", GET),
			// the desks
			only(DESKS, "/sources/**", GET), only(DESKS, "/rules", GET), only(DESKS, "/digests/**", GET),
			only(DESKS, "/reports/**", GET),
			// programs, with a token
			signedIn("/api/v1/**", GET), only(WRITERS, "/api/v1/announcements", POST),
			signedIn("/api/v1/notices/{id}/acknowledgements", POST),
			only(ADMINISTRATOR, "/api/v1/**", POST, PUT, PATCH, DELETE), signedIn("/v3/**", GET));

	private final List<Route> rows;

	Routes(ObjectProvider<Route> more) {
		this.rows = Stream.concat(TABLE.stream(), more.orderedStream()).toList();
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> visitor,
			RequestAuthorizationContext context) {
		return new AuthorizationDecision(
				of(context.getRequest()).filter((route) -> route.lets(visitor.get())).isPresent());
	}

	/** The row that decides about a request; empty when there is no such address. */
	Optional<Route> of(HttpServletRequest request) {
		return of(HttpMethod.valueOf(request.getMethod()),
				RequestPath.parse(request.getRequestURI(), request.getContextPath()).pathWithinApplication());
	}

	Optional<Route> of(HttpMethod method, String path) {
		return of(method, PathContainer.parsePath(path));
	}

	private Optional<Route> of(HttpMethod method, PathContainer path) {
		return this.rows.stream().filter((route) -> route.matches(method, path)).findFirst();
	}

	List<Route> rows() {
		return this.rows;
	}

}
