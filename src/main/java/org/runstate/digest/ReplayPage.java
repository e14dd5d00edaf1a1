package org.runstate.digest;

import org.runstate.impact.RuleForm;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Last month's digests under a rule that is being tried.
 */
@Controller
class ReplayPage {

	private final Replay replay;

	ReplayPage(Replay replay) {
		this.replay = replay;
	}

	@PostMapping("/digests/replay")
	String replay(@ModelAttribute RuleForm form, Model model) {
		model.addAttribute("rule", form);
		try {
			model.addAttribute("outcome", this.replay.under(form));
		}
		catch (IllegalArgumentException ex) {
			model.addAttribute("wrong", ex.getMessage());
		}
		return "digest/replay";
	}

}
