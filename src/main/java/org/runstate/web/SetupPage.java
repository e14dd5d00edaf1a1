package org.runstate.web;

import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Asks for the first administrator. Does not exist as soon as there is an account.
 */
@Controller
@RequestMapping("/setup")
class SetupPage {

	private final Setup setup;

	private final Accounts accounts;

	private final Attempts attempts;

	private final SignIn signIn;

	SetupPage(Setup setup, Accounts accounts, Attempts attempts, SignIn signIn) {
		this.setup = setup;
		this.accounts = accounts;
		this.attempts = attempts;
		this.signIn = signIn;
	}

	@GetMapping
	String ask(Model model) {
		onlyWhileEmpty();
		return again(new SetupForm("", "", "", ""), Map.of(), model);
	}

	@PostMapping
	String make(@ModelAttribute SetupForm form, Model model, HttpServletRequest request, HttpServletResponse response) {
		onlyWhileEmpty();
		Map<String, String> faults = form.faults();
		if (!faults.isEmpty()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return again(form, faults, model);
		}
		if (!this.attempts.take("setup", request.getRemoteAddr())) {
			response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
			return again(form, Map.of("code", "Too many wrong codes. Nothing was made; try again in 15 minutes."),
					model);
		}
		Optional<Long> person = this.setup.byCode(form.code(), form.email(), form.name(), form.password());
		if (person.isEmpty()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return again(form, Map.of("code", "This is not the code in the log. Nothing was made."), model);
		}
		this.attempts.forget("setup", request.getRemoteAddr());
		this.signIn.signIn(person.get(), request, response);
		return "redirect:/";
	}

	private static String again(SetupForm form, Map<String, String> faults, Model model) {
		model.addAttribute("code", form.code());
		model.addAttribute("email", form.email());
		model.addAttribute("name", form.name());
		model.addAttribute("faults", faults);
		model.addAttribute("shortest", PasswordRule.SHORTEST);
		return "web/setup";
	}

	private void onlyWhileEmpty() {
		if (!this.accounts.isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

}
