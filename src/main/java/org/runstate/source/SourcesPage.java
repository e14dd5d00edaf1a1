package org.runstate.source;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.runstate.source.fetch.Failure;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How each source is doing, and why there may be nothing new.
 */
@Controller
class SourcesPage {

	private static final int POLLS = 20;

	private final Sources sources;

	private final Standings standings;

	private final ManualNotices manual;

	private final HeldBatches held;

	private final SourceWatch watch;

	private final Clock clock;

	SourcesPage(Sources sources, Standings standings, ManualNotices manual, HeldBatches held, SourceWatch watch,
			Clock clock) {
		this.sources = sources;
		this.standings = standings;
		this.manual = manual;
		this.held = held;
		this.watch = watch;
		this.clock = clock;
	}

	@GetMapping("/sources")
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String state,
			@RequestParam(defaultValue = "1") int page, HttpServletRequest request, Model model) {
		int at = Math.max(1, Math.min(page, 1_000_000));
		SourceHealth health = this.watch.health(this.clock.instant());
		Map<Long, Standing> unusual = this.standings.unusual();
		SourceList list = SourceList.of(health, rows(this.sources.list(), unusual, health),
				rows(this.sources.removed(), unusual, health), q, state, at);
		model.addAttribute("list", list);
		model.addAttribute("sources", list.rows());
		model.addAttribute("q", q);
		model.addAttribute("state", state);
		model.addAttribute("page", at);
		model.addAttribute("mayChange", request.isUserInRole("ADMINISTRATOR"));
		return "source/sources";
	}

	private static List<SourceRow> rows(List<Source> sources, Map<Long, Standing> unusual, SourceHealth health) {
		Map<Long, SourceHealth.Unwell> unwell = health.byId();
		return sources.stream()
			.map((source) -> new SourceRow(source, unusual.getOrDefault(source.id(), Standing.USUAL),
					unwell.get(source.id())))
			.toList();
	}

	@GetMapping("/sources/{key}")
	String show(@PathVariable String key, HttpServletRequest request, Model model) {
		Source source = this.sources.get(key);
		SourceRow row = new SourceRow(source, this.standings.of(source.id()),
				this.watch.health(this.clock.instant()).byId().get(source.id()));
		model.addAttribute("source", row);
		model.addAttribute("advice", (source.failure() != null) ? Advice.on(Failure.of(source.failure())) : "");
		model.addAttribute("written", row.isByHand() ? this.manual.list(source.id()) : List.of());
		model.addAttribute("polls", this.sources.polls(source.id(), POLLS));
		model.addAttribute("held", this.held.find(source.id()).orElse(null));
		model.addAttribute("mayChange", request.isUserInRole("ADMINISTRATOR"));
		return "source/source";
	}

	@PostMapping("/sources/{key}/check")
	String check(@PathVariable String key, RedirectAttributes result) {
		this.sources.checkNow(this.sources.get(key).id(), this.clock.instant());
		result.addFlashAttribute("flash", "The source is due now and is looked at in the next pass.");
		return "redirect:/sources/{key}";
	}

}
