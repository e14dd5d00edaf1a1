package org.runstate.run;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Each run of each job with its counts, and a button to run one now.
 */
@Controller
class RunsPage {

	private static final int SHOWN = 50;

	private final RunHistory history;

	private final Schedule schedule;

	RunsPage(RunHistory history, Schedule schedule) {
		this.history = history;
		this.schedule = schedule;
	}

	@GetMapping("/runs")
	String runs(Model model) {
		model.addAttribute("runs", this.history.last(SHOWN));
		model.addAttribute("jobs", JobName.values());
		return "run/runs";
	}

	@PostMapping("/runs/{job}")
	String run(@PathVariable String job, RedirectAttributes flash) {
		JobName name = JobName.of(job).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		this.schedule.soon(name);
		flash.addFlashAttribute("flash", "The job " + job + " starts now. Reload this page to see how it goes.");
		return "redirect:/runs";
	}

}
