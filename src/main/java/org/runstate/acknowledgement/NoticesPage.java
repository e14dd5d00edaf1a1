package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.NoticeList.Found;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.impact.Category;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.platform.Platform;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * All notices, newest first, with the filter in the address.
 */
@Controller
class NoticesPage {

	private static final int ON_ONE_PAGE = 50;

	private final People people;

	private final NoticeList notices;

	private final Impacts impacts;

	private final Clock clock;

	NoticesPage(People people, NoticeList notices, Impacts impacts, Clock clock) {
		this.people = people;
		this.notices = notices;
		this.impacts = impacts;
		this.clock = clock;
	}

	@GetMapping("/notices")
	String list(@RequestParam @Nullable String q, @RequestParam @Nullable String platform,
			@RequestParam @Nullable String category, @RequestParam @Nullable String state,
			@RequestParam @Nullable Long before, @AuthenticationPrincipal SignedIn me, Model model) {
		NoticeFilter filter = NoticeFilter.of(q, platform, category, state, before);
		Person person = this.people.find(me.personId()).orElseThrow();
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), person.zone());
		List<Found> found = this.notices.find(filter, person.id(), today, ON_ONE_PAGE + 1);
		List<Found> shown = found.subList(0, Math.min(ON_ONE_PAGE, found.size()));
		Map<Long, Impact> meant = this.impacts.of(shown.stream().map(Found::revisionId).toList());
		model.addAttribute("notices",
				shown.stream()
					.map((one) -> NoticeLine.of(one, meant.get(one.revisionId()), "", person.zone(), today))
					.toList());
		model.addAttribute("next", (found.size() > ON_ONE_PAGE) ? shown.get(ON_ONE_PAGE - 1).revisionId() : 0);
		model.addAttribute("filter", filter);
		model.addAttribute("platforms", Platform.values());
		model.addAttribute("categories", Arrays.stream(Category.values()).map(Category::key).toList());
		return "acknowledgement/notices";
	}

}
