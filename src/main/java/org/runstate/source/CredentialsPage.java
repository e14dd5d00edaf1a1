package org.runstate.source;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What sources need to be let in, by name. A secret goes in here and is never shown
 * again.
 */
@Controller
class CredentialsPage {

	private final Credentials credentials;

	private final Sources sources;

	private final Clock clock;

	CredentialsPage(Credentials credentials, Sources sources, Clock clock) {
		this.credentials = credentials;
		this.sources = sources;
		this.clock = clock;
	}

	/** A credential and the sources that name it. */
	public record Line(String name, String kind, Instant changed, List<String> usedBy) {
	}

	@GetMapping("/sources/credentials")
	String list(@RequestParam(defaultValue = "") String replace, Model model) {
		CredentialForm form = this.credentials.list()
			.stream()
			.filter((one) -> one.name().equals(replace))
			.map(CredentialForm::of)
			.findFirst()
			.orElse(CredentialForm.EMPTY);
		return page(form, model);
	}

	/** Puts one in, or in the place of the one of the same name. */
	@PostMapping("/sources/credentials")
	String put(@ModelAttribute("form") CredentialForm form, HttpServletResponse response, Model model,
			RedirectAttributes result) {
		boolean known = this.credentials.list().stream().anyMatch((one) -> one.name().equals(form.name()));
		try {
			if (known && !form.replaces().equals(form.name())) {
				throw new WrongFieldException("name",
						"there is one of this name; press Replace beside it, or choose another name");
			}
			this.credentials.put(form.credential(), this.clock.instant());
		}
		catch (WrongFieldException ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", ex.field());
			model.addAttribute("problem",
					"Nothing was kept: %s. The secret has to be typed again.".formatted(ex.reason()));
			return page(form.withoutSecret(), model);
		}
		result.addFlashAttribute("flash", known ? "Replaced. The next poll of its sources uses it."
				: "Kept, encrypted. Sources can name it now.");
		return "redirect:/sources/credentials";
	}

	@PostMapping("/sources/credentials/{name}/remove")
	String remove(@PathVariable String name, RedirectAttributes result) {
		List<String> usedBy = usedBy(name, this.sources.list());
		if (!usedBy.isEmpty()) {
			result.addFlashAttribute("problem",
					"Nothing was removed: %s is used by %s. Choose another there first, or replace its secret here."
						.formatted(name, String.join(", ", usedBy)));
		}
		else if (this.credentials.remove(name)) {
			result.addFlashAttribute("flash", "Removed. Its secret is gone from the database.");
		}
		return "redirect:/sources/credentials";
	}

	private String page(CredentialForm form, Model model) {
		List<Source> sources = this.sources.list();
		model.addAttribute("form", form);
		model.addAttribute("credentials",
				this.credentials.list()
					.stream()
					.map((one) -> new Line(one.name(), (one.tenant() != null) ? "application" : "token",
							one.changedAt(), usedBy(one.name(), sources)))
					.toList());
		return "source/credentials";
	}

	private static List<String> usedBy(String name, List<Source> sources) {
		return sources.stream()
			.filter((source) -> source.options().texts("credentials").contains(name))
			.map(Source::name)
			.toList();
	}

}
