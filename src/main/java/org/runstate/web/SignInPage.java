package org.runstate.web;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.runstate.audience.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/sign-in")
class SignInPage {

	private static final Logger log = LoggerFactory.getLogger(SignInPage.class);

	private final Accounts accounts;

	private final Attempts attempts;

	private final SignIn signIn;

	private final ApplicationEventPublisher events;

	SignInPage(Accounts accounts, Attempts attempts, SignIn signIn, ApplicationEventPublisher events) {
		this.accounts = accounts;
		this.attempts = attempts;
		this.signIn = signIn;
		this.events = events;
	}

	@GetMapping
	String ask(@AuthenticationPrincipal @Nullable SignedIn me, @RequestParam(defaultValue = "/") String to,
			Model model) {
		if (me != null) {
			return "redirect:" + LocalAddress.orHome(to);
		}
		if (this.accounts.isEmpty()) {
			return "redirect:/setup";
		}
		model.addAttribute("to", LocalAddress.orHome(to));
		return "web/sign-in";
	}

	@PostMapping
	String signIn(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String password,
			@RequestParam(defaultValue = "/") String to, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		String address = Accounts.normal(email);
		if (!this.attempts.take(address, request.getRemoteAddr())) {
			log.warn("sign-in slowed down network={}", request.getRemoteAddr());
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Attempts.WITHIN.toSeconds()));
			return again(HttpStatus.TOO_MANY_REQUESTS, "slow", email, to, model, response);
		}
		Optional<Long> person = this.accounts.personOf(address, password);
		if (person.isEmpty()) {
			return again(HttpStatus.UNAUTHORIZED, "wrong", email, to, model, response);
		}
		this.attempts.forget(address, request.getRemoteAddr());
		this.events.publishEvent(new PasswordGiven(person.get(), request.getSession()));
		this.signIn.signIn(person.get(), request, response);
		return "redirect:" + LocalAddress.orHome(to);
	}

	private static String again(HttpStatus status, String refusal, String email, String to, Model model,
			HttpServletResponse response) {
		response.setStatus(status.value());
		model.addAttribute("refusal", refusal);
		model.addAttribute("email", email);
		model.addAttribute("to", LocalAddress.orHome(to));
		return "web/sign-in";
	}

}
