package org.runstate.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.runstate.audience.SignedIn;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * My password: changed by who knows the present one, or chosen with a code from an
 * administrator.
 */
@Controller
class PasswordPage {

	private static final String TOO_MANY = "Too many wrong attempts. Nothing was changed; try again in 15 minutes.";

	private final Passwords passwords;

	private final Attempts attempts;

	private final SignIn signIn;

	PasswordPage(Passwords passwords, Attempts attempts, SignIn signIn) {
		this.passwords = passwords;
		this.attempts = attempts;
		this.signIn = signIn;
	}

	@GetMapping("/me/password")
	String mine(@AuthenticationPrincipal SignedIn me, Model model) {
		return mine(me, Map.of(), model);
	}

	private String mine(SignedIn me, Map<String, String> faults, Model model) {
		model.addAttribute("ways", this.passwords.ways(me.personId()));
		model.addAttribute("email", me.email());
		return form("web/password", faults, model);
	}

	@PostMapping("/me/password")
	String change(@RequestParam(defaultValue = "") String present, @RequestParam(defaultValue = "") String password,
			@AuthenticationPrincipal SignedIn me, Model model, RedirectAttributes redirect, HttpServletRequest request,
			HttpServletResponse response) {
		Map<String, String> faults = faults(password, me.email());
		String guessed = "password " + me.personId();
		HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
		if (faults.isEmpty() && !this.attempts.take(guessed, request.getRemoteAddr())) {
			faults.put("present", TOO_MANY);
			status = HttpStatus.TOO_MANY_REQUESTS;
		}
		else if (faults.isEmpty() && !this.passwords.change(me.personId(), me.email(), present, password)) {
			faults.put("present", "This is not your present password. Nothing was changed.");
		}
		if (!faults.isEmpty()) {
			response.setStatus(status.value());
			return mine(me, faults, model);
		}
		this.attempts.forget(guessed, request.getRemoteAddr());
		this.signIn.signIn(me.personId(), request, response);
		redirect.addFlashAttribute("flash",
				"Your password is changed. Wherever else you were signed in, that ends within a minute.");
		return "redirect:/me";
	}

	@GetMapping("/sign-in/code")
	String code(Model model) {
		return code("", "", Map.of(), model);
	}

	private static String code(String email, String code, Map<String, String> faults, Model model) {
		model.addAttribute("email", email);
		model.addAttribute("code", code);
		return form("web/code", faults, model);
	}

	@PostMapping("/sign-in/code")
	String choose(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String code,
			@RequestParam(defaultValue = "") String password, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		Map<String, String> faults = faults(password, email);
		HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
		String guessed = "code " + Accounts.normal(email);
		Optional<Long> person = Optional.empty();
		if (faults.isEmpty() && !this.attempts.take(guessed, request.getRemoteAddr())) {
			faults.put("code", TOO_MANY);
			status = HttpStatus.TOO_MANY_REQUESTS;
		}
		else if (faults.isEmpty()) {
			person = this.passwords.choose(email, code, password);
		}
		if (person.isEmpty()) {
			faults.putIfAbsent(faults.isEmpty() ? "code" : faults.keySet().iterator().next(),
					"Address and code do not match, or the code is too old or was used. Nothing was changed.");
			response.setStatus(status.value());
			return code(email, code, faults, model);
		}
		this.attempts.forget(guessed, request.getRemoteAddr());
		this.signIn.signIn(person.get(), request, response);
		return "redirect:/";
	}

	private static Map<String, String> faults(String password, String email) {
		Map<String, String> faults = new LinkedHashMap<>();
		PasswordRule.fault(password, email).ifPresent((fault) -> faults.put("password", fault));
		return faults;
	}

	private static String form(String view, Map<String, String> faults, Model model) {
		model.addAttribute("faults", faults);
		model.addAttribute("shortest", PasswordRule.SHORTEST);
		return view;
	}

}
