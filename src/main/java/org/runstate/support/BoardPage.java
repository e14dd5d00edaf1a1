package org.runstate.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.runstate.audience.People;
import org.runstate.audience.SignedIn;
import org.runstate.platform.Platform;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The help desk's board, with the filter in the address.
 */
@Controller
class BoardPage {

	private final Board board;

	private final People people;

	private final Clock clock;

	BoardPage(Board board, People people, Clock clock) {
		this.board = board;
		this.people = people;
		this.clock = clock;
	}

	@GetMapping("/desk")
	String show(@RequestParam @Nullable String q, @RequestParam @Nullable String platform,
			@RequestParam @Nullable String service, @RequestParam @Nullable String when,
			@AuthenticationPrincipal SignedIn me, Locale reader, Model model) {
		BoardFilter filter = BoardFilter.of(q, platform, service, when);
		LocalDate today = LocalDate.ofInstant(this.clock.instant(),
				this.people.find(me.personId()).orElseThrow().zone());
		List<Board.Shown> all = this.board.all(today, reader);
		List<BoardLine> lines = all.stream()
			.filter((one) -> filter.fits(one.line(), one.text()))
			.map(Board.Shown::line)
			.toList();
		model.addAttribute("filter", filter);
		model.addAttribute("groups", sections(lines, filter));
		model.addAttribute("count", lines.size());
		model.addAttribute("most", (all.size() >= Board.MOST) ? Board.MOST : 0);
		model.addAttribute("issues", lines.stream().filter(BoardLine::isOpenIssue).toList());
		model.addAttribute("platforms", Platform.values());
		TreeSet<String> services = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		all.forEach((one) -> services.addAll(one.line().services()));
		model.addAttribute("services", services);
		return "support/board";
	}

	private static List<Section> sections(List<BoardLine> lines, BoardFilter filter) {
		List<Section> sections = new ArrayList<>();
		Map<Moment, List<Board.Group>> grouped = new LinkedHashMap<>(Board.grouped(lines, filter.platform()));
		grouped.forEach((moment, groups) -> sections.add(new Section(moment.key(),
				(int) lines.stream().filter((line) -> line.when().equals(moment.key())).count(), groups)));
		return sections;
	}

	/**
	 * What is noticed now, soon or later.
	 *
	 * @param count how many notices, each once
	 */
	public record Section(String when, int count, List<Board.Group> groups) {
	}

}
