package org.runstate.web;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How a person signs in, for administrators: gives them a code for a new password, ends
 * their sessions, and forgets who they are at the issuer.
 */
@Controller
@RequestMapping("/people/{id}/sign-in")
class TheirSignInPage {

	private final Passwords passwords;

	private final People people;

	TheirSignInPage(Passwords passwords, People people) {
		this.passwords = passwords;
		this.people = people;
	}

	@GetMapping
	String show(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model) {
		model.addAttribute("person", person(id));
		model.addAttribute("ways", this.passwords.ways(id));
		model.addAttribute("self", me.personId() == id);
		return "web/their-sign-in";
	}

	/** The answer itself shows the code: it stands nowhere else, and never again. */
	@PostMapping("/code")
	String code(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model) {
		if (!person(id).active()) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "A person who is not active cannot sign in.");
		}
		if (me.personId() == id) {
			throw new ResponseStatusException(HttpStatus.CONFLICT,
					"Your own password is changed by giving the present one.");
		}
		model.addAttribute("code", this.passwords.code(id, me.personId()));
		return show(id, me, model);
	}

	@PostMapping("/end")
	String end(@PathVariable long id, RedirectAttributes redirect) {
		this.passwords.signOut(person(id).id());
		redirect.addFlashAttribute("flash", "Every open session of this person ends within a minute.");
		return "redirect:/people/" + id + "/sign-in";
	}

	@PostMapping("/disconnect")
	String disconnect(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
		this.passwords.disconnect(person(id).id(), me.personId());
		redirect.addFlashAttribute("flash",
				"Disconnected. Whoever has this person's verified address at the issuer next is connected anew.");
		return "redirect:/people/" + id + "/sign-in";
	}

	private Person person(long id) {
		return this.people.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
