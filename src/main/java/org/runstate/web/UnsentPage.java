package org.runstate.web;

import java.time.Clock;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows what was sent after a session had ended, to be sent again.
 */
@Controller
class UnsentPage {

	private final Clock clock;

	UnsentPage(Clock clock) {
		this.clock = clock;
	}

	@GetMapping(Unsent.PAGE)
	String show(HttpServletRequest request, Model model) {
		Optional<Unsent> unsent = Unsent.of(request, this.clock.instant());
		if (unsent.isEmpty()) {
			return "redirect:/";
		}
		model.addAttribute("unsent", unsent.get());
		return "web/unsent";
	}

}
