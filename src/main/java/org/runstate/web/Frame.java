package org.runstate.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.language.Words;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What the frame of every page shows: who is signed in and where they may go.
 */
@ControllerAdvice
class Frame {

	private static final ZoneId UTC = ZoneId.of("UTC");

	private static final List<Map<String, String>> NAVIGATION = List.of(entry("home", "/"),
			entry("notices", "/notices"), entry("calendar", "/calendar"), entry("desk", "/desk"),
			entry("announcements", "/announcements"),
			entry("digests", "/digests"), entry("outbox", "/outbox"), entry("people", "/people"),
			entry("sources", "/sources"), entry("rules", "/rules"), entry("reports", "/reports"),
			entry("runs", "/runs"));

	private final Routes routes;

	private final String version;

	private final String assets;

	private final People people;

	private final Words words;

	private final Clock clock;

	Frame(Routes routes, @Value("${spring.application.version:}") String version, People people, Words words,
			Clock clock) {
		this.routes = routes;
		this.people = people;
		this.words = words;
		this.clock = clock;
		this.version = version.isEmpty() ? "in development" : version;
		this.assets = version.isEmpty() ? String.valueOf(clock.instant().getEpochSecond()) : version;
	}

	@ModelAttribute
	void frame(@AuthenticationPrincipal @Nullable Object visitor, HttpServletRequest request, Model model) {
		model.addAttribute("version", this.version);
		model.addAttribute("assets", this.assets);
		model.addAttribute("path", path(request));
		model.addAttribute("when", new Moments(this.words, () -> zone(visitor),
				() -> RequestContextUtils.getLocale(request), this.clock.instant()));
		if (path(request).equals("/notices") && request.getParameter("q") != null) {
			model.addAttribute("searched", request.getParameter("q"));
		}
		if (visitor instanceof SignedIn me) {
			model.addAttribute("me", me);
			model.addAttribute("nav", NAVIGATION.stream().filter((entry) -> isOpen(entry, me)).toList());
		}
	}

	private ZoneId zone(@Nullable Object visitor) {
		return (visitor instanceof SignedIn me) ? this.people.find(me.personId()).map(Person::zone).orElse(UTC) : UTC;
	}

	private boolean isOpen(Map<String, String> entry, SignedIn me) {
		return this.routes.of(HttpMethod.GET, entry.getOrDefault("href", ""))
			.filter((route) -> route.lets(me.roles()))
			.isPresent();
	}

	/** An error page is asked for at /error; the reader asked for something else. */
	private static String path(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) ? asked
				: request.getRequestURI();
	}

	private static Map<String, String> entry(String at, String href) {
		return Map.of("at", at, "href", href);
	}

}
