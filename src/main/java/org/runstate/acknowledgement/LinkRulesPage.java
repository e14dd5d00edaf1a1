package org.runstate.acknowledgement;

import org.runstate.audience.SignedIn;
import org.runstate.notice.Notices;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whether the link in a mail is enough for a notice, and what became of links that were
 * forwarded.
 */
@Controller
class LinkRulesPage {

	private final SignedInOnly signedInOnly;

	private final StrayedLinks strayed;

	private final Notices notices;

	LinkRulesPage(SignedInOnly signedInOnly, StrayedLinks strayed, Notices notices) {
		this.signedInOnly = signedInOnly;
		this.strayed = strayed;
		this.notices = notices;
	}

	@PostMapping("/notices/{id}/signed-in-only")
	String ask(@PathVariable long id, @RequestParam boolean only, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes redirect) {
		if (this.notices.revisions(id).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.");
		}
		this.signedInOnly.set(id, only, me.personId());
		redirect.addFlashAttribute("flash", only ? "From now on this notice has to be acknowledged signed in."
				: "From now on the link in a mail is enough to acknowledge this notice.");
		return "redirect:/notices/" + id;
	}

	@PostMapping("/notices/{id}/strayed-link-seen")
	String seen(@PathVariable long id, @AuthenticationPrincipal SignedIn me) {
		this.strayed.seen(me.personId(), id);
		return "redirect:/";
	}

}
