package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.runstate.acknowledgement.NoticeList.Found;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Reviews;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What waits for me.
 */
@Controller
class HomePage {

	private static final int NEWS_LOOKED_AT = 200;

	private static final int NEWS_SHOWN = 20;

	private final People people;

	private final Obligations obligations;

	private final NoticeList notices;

	private final Impacts impacts;

	private final Snoozes snoozes;

	private final Changed changed;

	private final Reviews reviews;

	private final Confirmations confirmations;

	private final StrayedLinks strayed;

	private final TakenDown told;

	private final Clock clock;

	HomePage(People people, Obligations obligations, NoticeList notices, Impacts impacts, Snoozes snoozes,
			Changed changed, Reviews reviews, Confirmations confirmations, StrayedLinks strayed, TakenDown told,
			Clock clock) {
		this.told = told;
		this.confirmations = confirmations;
		this.strayed = strayed;
		this.people = people;
		this.obligations = obligations;
		this.notices = notices;
		this.impacts = impacts;
		this.snoozes = snoozes;
		this.changed = changed;
		this.reviews = reviews;
		this.clock = clock;
	}

	@GetMapping("/")
	String show(@AuthenticationPrincipal SignedIn me, Model model) {
		Person person = this.people.find(me.personId()).orElseThrow();
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), person.zone());
		List<NoticeLine> waiting = this.obligations.waiting(person.id())
			.stream()
			.map((owed) -> NoticeLine.of(owed, Owing.of(person, owed.impact()).because(), today))
			.toList();
		List<Long> owed = waiting.stream().map(NoticeLine::id).toList();
		Map<Long, List<String>> changed = this.changed.since(person.id(), owed);
		model.addAttribute("confirm", this.confirmations.of(List.of(person.id())));
		model.addAttribute("strayed", this.strayed.of(person.id()));
		model.addAttribute("told", this.told.unseen(person.id()));
		model.addAttribute("waiting",
				waiting.stream().map((line) -> line.after(changed.getOrDefault(line.id(), List.of()))).toList());
		model.addAttribute("later",
				this.snoozes.of(owed, person.id(), today)
					.entrySet()
					.stream()
					.collect(Collectors.toMap((one) -> one.getKey().toString(), Map.Entry::getValue)));
		model.addAttribute("overdue", waiting.stream().filter((line) -> line.state().equals("overdue")).count());
		model.addAttribute("news", news(person, today));
		model.addAttribute("inDoubt", me.isOneOf(Role.ADMIN, Role.ADMINISTRATOR) ? this.reviews.count() : 0);
		return "acknowledgement/home";
	}

	private List<NoticeLine> news(Person person, LocalDate today) {
		List<Found> found = this.notices.newsWithoutDebt(person.id(), NEWS_LOOKED_AT);
		Map<Long, Impact> meant = this.impacts.of(found.stream().map(Found::revisionId).toList());
		List<NoticeLine> news = new ArrayList<>();
		for (Found one : found) {
			Impact impact = meant.get(one.revisionId());
			Concern concern = (impact != null) ? Owing.of(person, impact) : Concern.NONE;
			if (concern.concerns() && news.size() < NEWS_SHOWN) {
				news.add(NoticeLine.of(one, impact, concern.because(), person.zone(), today));
			}
		}
		return news;
	}

}
