package org.runstate.acknowledgement;

import java.util.List;
import java.util.NoSuchElementException;

import org.runstate.audience.SignedIn;
import org.runstate.impact.ImpactOverride;
import org.runstate.impact.ImpactPart;
import org.runstate.impact.Overrides;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a person corrects what a notice means, and takes that back.
 */
@Controller
class OverridePage {

	private static final int LONGEST_REASON = 500;

	private final Overrides overrides;

	OverridePage(Overrides overrides) {
		this.overrides = overrides;
	}

	@PostMapping("/notices/{id}/override")
	String set(@PathVariable long id, @RequestParam("part") String key,
			@RequestParam(name = "value", defaultValue = "") List<String> values,
			@RequestParam(defaultValue = "") String why, @RequestParam(defaultValue = "false") boolean tell,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes result) {
		ImpactPart part = part(key);
		String value = String.join(";", values.stream().filter((one) -> !one.isBlank()).toList());
		String reason = why.strip();
		if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
			result.addFlashAttribute("problem", "Nothing was changed: say in one sentence, of at most " + LONGEST_REASON
					+ " characters, why. Others will read it, and rules are measured by it.");
			return back(id);
		}
		try {
			boolean told = this.overrides.set(id,
					new ImpactOverride(part, value.isEmpty() ? ImpactPart.NONE : value, reason), me.personId(), tell);
			result.addFlashAttribute("flash", part.label() + " is as you set it, for later revisions too."
					+ (told ? " Those it concerns now will be told in their next digest." : ""));
		}
		catch (IllegalArgumentException ex) {
			result.addFlashAttribute("problem", "Nothing was changed: " + ex.getMessage());
		}
		catch (NoSuchElementException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.", ex);
		}
		return back(id);
	}

	@PostMapping("/notices/{id}/override/take-back")
	String takeBack(@PathVariable long id, @RequestParam("part") String key, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes result) {
		ImpactPart part = part(key);
		try {
			this.overrides.takeBack(id, part, me.personId());
		}
		catch (NoSuchElementException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.", ex);
		}
		result.addFlashAttribute("flash", part.label() + " is again what labels and rules say.");
		return back(id);
	}

	private static ImpactPart part(String key) {
		return ImpactPart.of(key)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such part."));
	}

	private static String back(long id) {
		return "redirect:/notices/" + id + "#meaning";
	}

}
