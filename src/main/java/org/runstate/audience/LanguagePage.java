package org.runstate.audience;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.runstate.language.Words;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where people choose in which language Runstate speaks with them.
 */
@Controller
class LanguagePage {

	private final People people;

	private final Words words;

	LanguagePage(People people, Words words) {
		this.people = people;
		this.words = words;
	}

	@PostMapping("/me/language")
	String choose(@RequestParam(defaultValue = "") String language, @AuthenticationPrincipal SignedIn me,
			HttpServletRequest request, RedirectAttributes redirect) {
		Locale chosen = Words.spoken(Locale.forLanguageTag(language));
		this.people.speak(me.personId(), chosen);
		request.setAttribute(Words.WISHED, chosen);
		redirect.addFlashAttribute("flash", this.words.say(chosen, "audience.language.saved"));
		return "redirect:/me";
	}

}
