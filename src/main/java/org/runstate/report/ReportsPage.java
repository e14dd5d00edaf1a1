package org.runstate.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.runstate.acknowledgement.Rate;
import org.runstate.acknowledgement.Rates;
import org.runstate.acknowledgement.TeamRate;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.support.OverdueMaterials;

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

	private final Rates rates;

	private final Unreached unreached;

	private final OverdueMaterials materials;

	private final Costly<Coverage> newest;

	ReportsPage(Rates rates, Unreached unreached, OverdueMaterials materials, Clock clock) {
		this.newest = new Costly<>(this::coverage, clock);
		this.materials = materials;
		this.unreached = unreached;
		this.rates = rates;
	}

	@GetMapping("/reports")
	String show(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, @AuthenticationPrincipal SignedIn me,
			Locale reader, Model model) {
		boolean names = me.isOneOf(Role.MANAGER, Role.ADMINISTRATOR);
		this.materials.show(model, reader);
		model.addAttribute("nobody", this.unreached.count());
		model.addAttribute("unreached", names ? this.unreached.list() : List.of());
		model.addAttribute("missed", this.unreached.missed());
		model.addAttribute("missedByTeam", this.unreached.missedByTeam());
		model.addAttribute("missedByPerson", names ? this.unreached.missedByPerson() : List.of());
		Costly.Answer<Coverage> first = this.newest.get();
		List<TeamRate> lines = (before == Long.MAX_VALUE) ? first.value().lines()
				: this.rates.byNoticeAndTeam(before, ON_ONE_PAGE);
		model.addAttribute("total", first.value().total());
		model.addAttribute("covered", first.value().covered());
		model.addAttribute("asOf", first.isKept() ? first.at() : null);
		model.addAttribute("lines", lines);
		boolean more = lines.stream().map(TeamRate::noticeId).distinct().count() == ON_ONE_PAGE;
		model.addAttribute("next", more ? lines.get(lines.size() - 1).noticeId() : 0);
		return "report/reports";
	}

	private Coverage coverage() {
		return new Coverage(this.rates.total(), this.unreached.covered(),
				this.rates.byNoticeAndTeam(Long.MAX_VALUE, ON_ONE_PAGE));
	}

	@GetMapping(path = "/reports", params = "format=csv")
	void csv(HttpServletResponse response) throws IOException {
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"coverage.csv\"");
		Writer out = response.getWriter();
		CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
		csv.printRecord("notice", "title", "team", "owed", "acknowledged", "overdue", "percent", "joined later",
				"of these acknowledged", "left", "of these acknowledged before");
		List<TeamRate> lines = this.rates.byNoticeAndTeam(Long.MAX_VALUE, IN_ONE_QUESTION);
		while (!lines.isEmpty()) {
			for (TeamRate line : lines) {
				Rate rate = line.rate();
				csv.printRecord(line.noticeId(), CsvCell.of(line.title()), CsvCell.of(line.team()), rate.owed(),
						rate.acknowledged(), rate.overdue(), rate.percent(), rate.joined(), rate.joinedAcknowledged(),
						rate.left(), rate.leftAcknowledged());
			}
			lines = this.rates.byNoticeAndTeam(lines.get(lines.size() - 1).noticeId(), IN_ONE_QUESTION);
		}
		csv.flush();
	}

	/**
	 * How far everybody is.
	 *
	 * @param covered how many obligations one of the team has met for others
	 * @param lines how far with the newest notices
	 */
	private record Coverage(Rate total, long covered, List<TeamRate> lines) {
	}

}
