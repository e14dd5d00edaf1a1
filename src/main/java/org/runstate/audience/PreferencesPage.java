package org.runstate.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.language.Words;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What people choose about their digest by the link in it, without signing in. Showing
 * changes nothing; a change needs the value of the form that was shown, except the one
 * click of a mail program (RFC 8058), which can only decline.
 */
@Controller
class PreferencesPage {

	private static final Duration FORM_LASTS = Duration.ofHours(12);

	private static final int LAST_HOUR = 23;

	private final People people;

	private final LinkTokens tokens;

	private final LinkOver over;

	private final Clock clock;

	PreferencesPage(People people, LinkTokens tokens, LinkOver over, Clock clock) {
		this.over = over;
		this.people = people;
		this.tokens = tokens;
		this.clock = clock;
	}

	@GetMapping({ "/u/{token}", "/u/{token}/one-click" })
	ModelAndView show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
		return owner(token).map((person) -> form(token, person, "", request))
			.orElseGet(() -> over(token, request, response));
	}

	@PostMapping("/u/{token}")
	ModelAndView save(@PathVariable String token, @RequestParam(defaultValue = "") String form,
			@RequestParam(defaultValue = "") String zone, @RequestParam(defaultValue = "-1") int hour,
			@RequestParam(defaultValue = "false") boolean digest, @RequestParam(defaultValue = "") String language,
			HttpServletRequest request, HttpServletResponse response) {
		Optional<Person> owner = owner(token);
		if (owner.isEmpty()) {
			return over(token, request, response);
		}
		Person person = owner.get();
		if (!(this.tokens.read(Purpose.FORM, form) instanceof Link.Valid shown) || shown.person() != person.id()
				|| shown.notice() != 0) {
			return answer(form(token, person, "Nothing was saved: this page was open for too long. Please save again.",
					request), HttpStatus.FORBIDDEN);
		}
		if (!ZoneId.getAvailableZoneIds().contains(zone) || hour < 0 || hour > LAST_HOUR) {
			return answer(form(token, person,
					"Nothing was saved: choose a zone from the list and an hour from 0 to 23.", request),
					HttpStatus.UNPROCESSABLE_CONTENT);
		}
		this.people.prefer(person.id(), ZoneId.of(zone), hour, digest);
		if (!language.isEmpty()) {
			this.people.speak(person.id(), Words.spoken(Locale.forLanguageTag(language)));
		}
		return owner(token).map((saved) -> form(token, saved, "Saved.", request))
			.orElseGet(() -> over(token, request, response));
	}

	/** The mail program's own button. No page, no cookie, no redirect. */
	@PostMapping(path = "/u/{token}/one-click", params = "List-Unsubscribe=One-Click")
	ResponseEntity<String> oneClick(@PathVariable String token) {
		Optional<Person> owner = owner(token);
		owner.ifPresent((person) -> this.people.decline(person.id()));
		return owner.isPresent() ? ResponseEntity.ok("Declined.")
				: ResponseEntity.status(HttpStatus.GONE).body("This link is no longer valid.");
	}

	private Optional<Person> owner(String token) {
		if (this.tokens.read(Purpose.PREFERENCES, token) instanceof Link.Valid link) {
			return this.people.find(link.person()).filter(Person::active);
		}
		return Optional.empty();
	}

	private ModelAndView form(String token, Person person, String message, HttpServletRequest request) {
		request.setAttribute(Words.WISHED, person.locale());
		return new ModelAndView("audience/preferences",
				Map.of("token", token, "name", ShortName.of(person.name()), "zone", person.zone().getId(), "hour",
						person.hour(), "digest", person.wantsDigest(), "message", message, "zones",
						new TreeSet<>(ZoneId.getAvailableZoneIds()), "form",
						this.tokens.issue(Purpose.FORM, person.id(), 0, 0, this.clock.instant().plus(FORM_LASTS))));
	}

	private ModelAndView over(String token, HttpServletRequest request, HttpServletResponse response) {
		return this.over.page(this.tokens.read(Purpose.PREFERENCES, token), request.getRemoteAddr(), response);
	}

	private static ModelAndView answer(ModelAndView page, HttpStatus status) {
		page.setStatus(status);
		return page;
	}

}
