package org.runstate.source;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;
import org.runstate.source.reading.FeedReader;
import org.runstate.source.reading.Readers;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a source is added or changed, and shown beforehand as it would be.
 */
@Controller
class SourceEditPage {

	private final Sources sources;

	private final Catalogue catalogue;

	private final Readers readers;

	private final Credentials credentials;

	private final Trial trial;

	private final SourceChange change;

	SourceEditPage(Sources sources, Catalogue catalogue, Readers readers, Credentials credentials, Trial trial,
			SourceChange change) {
		this.sources = sources;
		this.catalogue = catalogue;
		this.readers = readers;
		this.credentials = credentials;
		this.trial = trial;
		this.change = change;
	}

	@GetMapping("/sources/new")
	String add(@RequestParam(defaultValue = "") String from, Model model) {
		SourceForm form = this.catalogue.find(from)
			.map((entry) -> SourceForm.of(entry.listed(), from))
			.orElse(SourceForm.EMPTY);
		return page(form, null, model);
	}

	@PostMapping("/sources/new")
	String add(@ModelAttribute("form") SourceForm form, @RequestParam(defaultValue = "preview") String action,
			HttpServletResponse response, Model model, RedirectAttributes result) {
		return answer(form, null, action, response, model, result);
	}

	@GetMapping("/sources/{key}/edit")
	String edit(@PathVariable String key, Model model) {
		Source source = this.sources.get(key);
		return page(SourceForm.of(listed(source), ""), source, model);
	}

	@PostMapping("/sources/{key}/edit")
	String edit(@PathVariable String key, @ModelAttribute("form") SourceForm form,
			@RequestParam(defaultValue = "preview") String action, HttpServletResponse response, Model model,
			RedirectAttributes result) {
		return answer(form, this.sources.get(key), action, response, model, result);
	}

	private String answer(SourceForm form, @Nullable Source before, String action, HttpServletResponse response,
			Model model, RedirectAttributes result) {
		boolean find = form.kind().isEmpty();
		SourceForm named = form.found(find ? FeedReader.KIND : form.kind(), shortened(form.url()));
		try {
			Listed source = (before != null) ? this.change.changed(before, named) : this.change.fresh(named);
			if (action.equals("keep") && !find) {
				this.change.keep(source);
				result.addFlashAttribute("flash", (before != null) ? "Changed."
						: "Added. It is looked at in the next pass; it then says here how that went.");
				result.addAttribute("key", source.key());
				return "redirect:/sources/{key}";
			}
			Trial.Result tried = this.trial.of(source, find);
			model.addAttribute("tried", tried);
			boolean known = tried.problem() == null;
			return page(known ? form.found(find ? tried.kind() : form.kind(), tried.title()) : form, before, model);
		}
		catch (WrongFieldException ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", ex.field());
			model.addAttribute("problem",
					"Nothing was kept: %s. What you typed is below; mend it and try again.".formatted(ex.reason()));
			return page(form, before, model);
		}
	}

	private String page(SourceForm form, @Nullable Source before, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("before", before);
		model.addAttribute("entry", this.catalogue.find(form.from()).orElse(null));
		model.addAttribute("kinds", this.readers.kinds());
		model.addAttribute("intervals", Intervals.choices(form.every()));
		model.addAttribute("platforms", Platform.values());
		model.addAttribute("known", this.credentials.list().stream().map(Credentials.Shown::name).toList());
		return "source/edit";
	}

	/** What has no name yet is called by its address. */
	private static String shortened(String url) {
		return url.substring(0, Math.min(url.length(), 200));
	}

	private static Listed listed(Source source) {
		return new Listed(source.key(), source.name(), source.kind(), source.url(), source.every(), source.services(),
				source.platforms(), source.owner(), source.baseline(), source.options().values());
	}

}
