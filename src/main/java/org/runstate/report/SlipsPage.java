package org.runstate.report;

import java.util.List;

import org.runstate.change.SlipTable;
import org.runstate.change.SlipTable.Slipped;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What was put off: the most slipped changes and totals by service, with the filter in
 * the address.
 */
@Controller
class SlipsPage {

	private static final int SHOWN = 100;

	private static final List<String> STAGES = List.of("general-availability", "targeted-release", "public-preview",
			"private-preview", "preview", "date");

	private final SlipTable slips;

	SlipsPage(SlipTable slips) {
		this.slips = slips;
	}

	@GetMapping("/reports/slips")
	String show(@RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "") String stage,
			@RequestParam(defaultValue = "1") int least, Model model) {
		String known = STAGES.contains(stage) ? stage : "";
		int times = Math.max(1, Math.min(least, SHOWN));
		List<Slipped> lines = this.slips.most(service.strip(), known, times, SHOWN);
		model.addAttribute("lines", lines);
		model.addAttribute("full", lines.size() == SHOWN);
		model.addAttribute("services", this.slips.byService());
		model.addAttribute("stages", STAGES);
		model.addAttribute("service", service.strip());
		model.addAttribute("stage", known);
		model.addAttribute("least", times);
		return "report/slips";
	}

}
