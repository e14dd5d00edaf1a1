package org.runstate.source;

import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How each source is doing, and why there may be nothing new.
 */
@Controller
class SourcesPage {

	private static final int POLLS = 20;

	private final Sources sources;

	private final HeldBatches held;

	private final Clock clock;

	SourcesPage(Sources sources, HeldBatches held, Clock clock) {
		this.sources = sources;
		this.held = held;
		this.clock = clock;
	}

	@GetMapping("/sources")
	String list(Model model) {
		model.addAttribute("sources", this.sources.list().stream().map(SourceRow::new).toList());
		return "source/sources";
	}

	@GetMapping("/sources/{key}")
	String show(@PathVariable String key, HttpServletRequest request, Model model) {
		Source source = source(key);
		model.addAttribute("source", new SourceRow(source));
		model.addAttribute("polls", this.sources.polls(source.id(), POLLS));
		model.addAttribute("held", this.held.find(source.id()).orElse(null));
		model.addAttribute("mayChange", request.isUserInRole("ADMINISTRATOR"));
		return "source/source";
	}

	@PostMapping("/sources/{key}/check")
	String check(@PathVariable String key, RedirectAttributes result) {
		this.sources.checkNow(source(key).id(), this.clock.instant());
		result.addFlashAttribute("flash", "The source is due now and is looked at in the next pass.");
		return "redirect:/sources/{key}";
	}

	private Source source(String key) {
		return this.sources.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
