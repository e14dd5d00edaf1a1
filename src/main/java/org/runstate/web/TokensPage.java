package org.runstate.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.language.Words;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What programs sign in with: listed, made and revoked by administrators. A token is
 * shown once, in the answer that made it.
 */
@Controller
class TokensPage {

	private static final int LONGEST_NAME = 100;

	private static final int USUAL_DAYS = 90;

	private final ApiTokens tokens;

	private final People people;

	private final Words words;

	private final Clock clock;

	TokensPage(ApiTokens tokens, People people, Words words, Clock clock) {
		this.tokens = tokens;
		this.people = people;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/tokens")
	String list(@AuthenticationPrincipal SignedIn me, Model model) {
		String usual = today(me).plusDays(USUAL_DAYS).toString();
		return page(new Form("", Role.VIEWER.key(), "", usual), Map.of(), me, model);
	}

	/** The answer itself shows the token: it stands nowhere else, and never again. */
	@PostMapping("/tokens")
	String make(@ModelAttribute("form") Form form, @AuthenticationPrincipal SignedIn me, Locale reader, Model model,
			HttpServletResponse response) {
		Map<String, String> faults = new LinkedHashMap<>();
		String name = form.name().strip();
		if (name.isEmpty() || name.length() > LONGEST_NAME) {
			faults.put("name", this.words.say(reader, "token.fault.name", LONGEST_NAME));
		}
		Optional<Role> role = Role.of(form.role());
		if (role.isEmpty()) {
			faults.put("role", this.words.say(reader, "token.fault.role"));
		}
		Optional<Person> person = form.person().isBlank() ? Optional.empty()
				: this.people.find(form.person()).filter(Person::active);
		if (!form.person().isBlank() && person.isEmpty()) {
			faults.put("person", this.words.say(reader, "token.fault.person", form.person().strip()));
		}
		Optional<Instant> ends = ends(form.ends(), me);
		if (ends.isEmpty()) {
			faults.put("ends", this.words.say(reader, "token.fault.ends"));
		}
		if (faults.isEmpty()) {
			try {
				model.addAttribute("created", this.tokens.create(new ApiTokens.Wanted(name, role.orElseThrow(),
						person.map(Person::id).orElse(null), ends.orElseThrow(), me.personId())));
				model.addAttribute("createdName", name);
				return list(me, model);
			}
			catch (IllegalArgumentException ex) {
				faults.put("name", this.words.say(reader, "token.fault.taken", name));
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return page(form, faults, me, model);
	}

	@PostMapping("/tokens/{id}/revoke")
	String revoke(@PathVariable long id, Locale reader, RedirectAttributes redirect) {
		String name = this.tokens.revoke(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		redirect.addFlashAttribute("flash", this.words.say(reader, "token.revoked.now", name));
		return "redirect:/tokens";
	}

	/** The end of a day by the reader's clock; empty when it is none within a year. */
	private Optional<Instant> ends(String day, SignedIn me) {
		try {
			Instant now = this.clock.instant();
			LocalDate last = LocalDate.parse(day.strip());
			if (last.isBefore(today(me)) || last.isAfter(today(me).plusDays(ApiTokens.LONGEST.toDays()))) {
				return Optional.empty();
			}
			Instant end = last.plusDays(1).atStartOfDay(zone(me)).toInstant();
			Instant longest = now.plus(ApiTokens.LONGEST);
			return Optional.of(end.isAfter(longest) ? longest : end);
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private String page(Form form, Map<String, String> faults, SignedIn me, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("tokens", this.tokens.list());
		model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::key).toList());
		model.addAttribute("first", today(me).toString());
		model.addAttribute("last", today(me).plusDays(ApiTokens.LONGEST.toDays()).toString());
		return "token/tokens";
	}

	private LocalDate today(SignedIn me) {
		return LocalDate.ofInstant(this.clock.instant(), zone(me));
	}

	private ZoneId zone(SignedIn me) {
		return this.people.find(me.personId()).map(Person::zone).orElse(ZoneId.of("UTC"));
	}

	/**
	 * What was typed.
	 *
	 * @param person an address, or empty
	 * @param ends a day
	 */
	public record Form(String name, String role, String person, String ends) {

		public Form {
			name = (name != null) ? name : "";
			role = (role != null) ? role : "";
			person = (person != null) ? person : "";
			ends = (ends != null) ? ends : "";
		}

	}

}
