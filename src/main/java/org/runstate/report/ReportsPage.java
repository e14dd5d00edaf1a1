package org.runstate.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The figures: how much of what is owed was acknowledged, by notice and team.
 */
@Controller
class ReportsPage {

	private static final int ON_ONE_PAGE = 50;

	private static final int IN_ONE_QUESTION = 500;

	private final Coverages coverages;

	private final Unreached unreached;

	ReportsPage(Coverages coverages, Unreached unreached) {
		this.unreached = unreached;
		this.coverages = coverages;
	}

	@GetMapping("/reports")
	String show(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, @AuthenticationPrincipal SignedIn me,
			Model model) {
		boolean names = me.isOneOf(Role.MANAGER, Role.ADMINISTRATOR);
		model.addAttribute("nobody", this.unreached.count());
		model.addAttribute("unreached", names ? this.unreached.list() : List.of());
		model.addAttribute("missedByTeam", this.unreached.missedByTeam());
		model.addAttribute("missedByPerson", names ? this.unreached.missedByPerson() : List.of());
		model.addAttribute("left", this.unreached.left());
		List<TeamCoverage> lines = this.coverages.byNoticeAndTeam(before, ON_ONE_PAGE);
		model.addAttribute("total", this.coverages.total());
		model.addAttribute("lines", lines);
		boolean more = lines.stream().map(TeamCoverage::noticeId).distinct().count() == ON_ONE_PAGE;
		model.addAttribute("next", more ? lines.get(lines.size() - 1).noticeId() : 0);
		return "report/reports";
	}

	@GetMapping(path = "/reports", params = "format=csv")
	void csv(HttpServletResponse response) throws IOException {
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"coverage.csv\"");
		Writer out = response.getWriter();
		CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
		csv.printRecord("notice", "title", "team", "owed", "acknowledged", "overdue", "percent", "covered by the team",
				"missed");
		List<TeamCoverage> lines = this.coverages.byNoticeAndTeam(Long.MAX_VALUE, IN_ONE_QUESTION);
		while (!lines.isEmpty()) {
			for (TeamCoverage line : lines) {
				Coverage coverage = line.coverage();
				csv.printRecord(line.noticeId(), CsvCell.of(line.title()), CsvCell.of(line.team()), coverage.owed(),
						coverage.acknowledged(), coverage.overdue(), coverage.percent(),
						coverage.covered(), coverage.missed());
			}
			lines = this.coverages.byNoticeAndTeam(lines.get(lines.size() - 1).noticeId(), IN_ONE_QUESTION);
		}
		csv.flush();
	}

}
