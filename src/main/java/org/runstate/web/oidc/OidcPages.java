package org.runstate.web.oidc;

import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.runstate.audience.People;
import org.runstate.audience.Person;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.SessionAttribute;

/**
 * Why somebody was not let in and whom to ask, and the way out to the issuer.
 */
@Controller
@ControllerAdvice
@WhenOidc
class OidcPages {

	private static final int NAMED = 3;

	private final OidcSettings settings;

	private final People people;

	OidcPages(OidcSettings settings, People people) {
		this.settings = settings;
		this.people = people;
	}

	/** The page for signing in offers it. */
	@ModelAttribute("signInWith")
	String name() {
		return this.settings.name();
	}

	@GetMapping("/sign-in/refused")
	String refused(@SessionAttribute(name = Arrival.WHY, required = false) Arrived.@Nullable Why why,
			@SessionAttribute(name = Arrival.EMAIL, required = false) @Nullable String email, Model model,
			HttpServletResponse response) {
		return (why != null) ? page(why, HttpStatus.FORBIDDEN, email, model, response) : "redirect:/sign-in";
	}

	/** Nobody comes here unless the issuer could not be asked where to send them. */
	@GetMapping("/sign-in/oidc")
	String unreachable(Model model, HttpServletResponse response) {
		return page(Arrived.Why.UNREACHABLE, HttpStatus.BAD_GATEWAY, null, model, response);
	}

	@GetMapping("/sign-in/leaving")
	String leaving(@SessionAttribute(name = Leaving.ADDRESS, required = false) @Nullable String address, Model model,
			HttpSession session) {
		if (address == null) {
			return "redirect:/sign-in?out";
		}
		session.removeAttribute(Leaving.ADDRESS);
		model.addAttribute("next", address);
		return "web/leaving";
	}

	private String page(Arrived.Why why, HttpStatus status, @Nullable String email, Model model,
			HttpServletResponse response) {
		response.setStatus(status.value());
		model.addAttribute("why", why.name());
		model.addAttribute("email", (email != null) ? email : "");
		model.addAttribute("ask", ask());
		return "web/refused";
	}

	private String ask() {
		String said = this.settings.ask();
		if (said != null && !said.isBlank()) {
			return said;
		}
		List<String> names = this.people.administrators().stream().map(Person::name).limit(NAMED).toList();
		return names.isEmpty() ? "whoever runs Runstate" : String.join(", ", names);
	}

}
