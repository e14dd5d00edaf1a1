package org.runstate.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.impact.Difference;
import org.runstate.language.Words;
import org.runstate.platform.Platform;
import org.runstate.support.Card.Approved;
import org.runstate.support.Card.Issue;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A card: read, edited and approved.
 */
@Controller
class CardPage {

	private final CardDesk desk;

	private final CardStaleness staleness;

	private final Calls calls;

	private final LikelyArticles suggestions;

	private final People people;

	private final Words words;

	private final Clock clock;

	CardPage(CardDesk desk, CardStaleness staleness, Calls calls, LikelyArticles suggestions, People people,
			Words words, Clock clock) {
		this.desk = desk;
		this.staleness = staleness;
		this.calls = calls;
		this.suggestions = suggestions;
		this.people = people;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/desk/cards/{id}")
	String show(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Locale reader, Model model) {
		CardDesk.Opened opened = this.desk.open(id);
		Card card = opened.card();
		List<Difference> stale = this.staleness.of(List.of(card)).getOrDefault(id, List.of());
		List<Calls.Call> calls = this.calls.list(id);
		put(opened, reader, model);
		Approved approved = card.approved();
		Issue issue = card.issue();
		Map<Long, Person> names = this.people.find(named(card));
		model.addAttribute("state", (approved == null) ? "draft" : stale.isEmpty() ? "approved" : "stale");
		model.addAttribute("edited", (card.edited() != null) ? by(card.edited(), names) : null);
		model.addAttribute("approved", (approved != null) ? by(approved.by(), names) : null);
		model.addAttribute("stale", stale.stream().map(Difference::why).toList());
		model.addAttribute("calls", calls);
		model.addAttribute("raised", this.calls.isMany(calls.size()));
		model.addAttribute("mine", calls.stream().anyMatch((call) -> call.personId() == me.personId()));
		model.addAttribute("issue", (issue != null) ? issue.state().key() : "");
		model.addAttribute("workaround", (issue != null) ? issue.workaround() : "");
		model.addAttribute("since", (issue != null) ? by(issue.since(), names) : null);
		model.addAttribute("articles", this.suggestions.of(opened.news()));
		model.addAttribute("dismissed", this.suggestions.dismissed(id));
		model.addAttribute("acts", DeskRoles.acts(me));
		ZoneId zone = this.people.find(me.personId()).orElseThrow().zone();
		model.addAttribute("moment",
				Moment.of(opened.news(), opened.promises(), LocalDate.ofInstant(this.clock.instant(), zone))
					.map(Moment::key)
					.orElse(""));
		return "support/card";
	}

	@GetMapping("/desk/cards/{id}/edit")
	String edit(@PathVariable long id, Locale reader, Model model) {
		CardDesk.Opened opened = this.desk.open(id);
		put(opened, reader, model);
		return form(opened, CardForm.of(opened.card(), opened.basis()), model);
	}

	/** Keeps what was typed; with {@code action=approve} it is right from now on. */
	@PostMapping("/desk/cards/{id}")
	String write(@PathVariable long id, @RequestParam Map<String, String> fields,
			@RequestParam(defaultValue = "keep") String action, @AuthenticationPrincipal SignedIn me, Locale reader,
			HttpServletResponse response, Model model, RedirectAttributes result) {
		CardForm form = CardForm.of(fields);
		CardDesk.Opened opened = this.desk.open(id);
		boolean approves = action.equals("approve");
		try {
			if (this.desk.write(opened, form, approves, me.personId())) {
				result.addFlashAttribute("flash", approves ? this.words.say(reader, "support.card.is-approved")
						: this.words.say(reader, "support.card.is-kept"));
				return "redirect:/desk/cards/" + id;
			}
		}
		catch (WrongFieldException ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", ex.field());
			model.addAttribute("problem", this.words.say(reader, "support.wrong." + ex.reason()));
			put(opened, reader, model);
			return form(opened, form, model);
		}
		CardDesk.Opened now = this.desk.open(id);
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("problem", this.words.say(reader, "support.card.overtaken"));
		model.addAttribute("theirs", CardForm.of(now.card(), now.basis()));
		put(now, reader, model);
		return form(now, form.over(now.card().version()), model);
	}

	/** Approves what is on the page. */
	@PostMapping("/desk/cards/{id}/approve")
	String approve(@PathVariable long id, @RequestParam int version, @RequestParam String basis,
			@AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes result) {
		CardDesk.Opened opened = this.desk.open(id);
		if (opened.card().version() == version && this.desk.approve(opened, basis, me.personId())) {
			result.addFlashAttribute("flash", this.words.say(reader, "support.card.is-approved"));
		}
		else {
			result.addFlashAttribute("problem", this.words.say(reader, "support.card.not-approved"));
		}
		return "redirect:/desk/cards/" + id;
	}

	private static String form(CardDesk.Opened opened, CardForm form, Model model) {
		Set<String> looked = new LinkedHashSet<>();
		looked.add("any");
		new TreeSet<>(opened.news().impact().platforms()).forEach((platform) -> looked.add(platform.key()));
		form.looks().keySet().stream().filter((key) -> Platform.of(key).isPresent()).forEach(looked::add);
		List<Look> looks = new ArrayList<>(looked.stream().map((key) -> new Look(key, DeskCards.label(key))).toList());
		model.addAttribute("form", form);
		model.addAttribute("looks", looks);
		model.addAttribute("others",
				Arrays.stream(Platform.values())
					.filter((one) -> !looked.contains(one.key()))
					.map((one) -> new Look(one.key(), one.label()))
					.toList());
		return "support/card-edit";
	}

	private static void put(CardDesk.Opened opened, Locale reader, Model model) {
		CardText text = opened.card().text();
		List<DeskCards.Look> looks = new ArrayList<>();
		text.looks().forEach((key, look) -> looks.add(new DeskCards.Look(DeskCards.label(key), look)));
		model.addAttribute("notice", opened.news());
		model.addAttribute("cardVersion", opened.card().version());
		model.addAttribute("text", text);
		model.addAttribute("shownLooks", looks);
		model.addAttribute("basis", opened.basis().toString());
		model.addAttribute("from", Days.orEmpty(text.validFrom(), reader));
		model.addAttribute("to", Days.orEmpty(text.validTo(), reader));
		model.addAttribute("platformNames",
				opened.news().impact().platforms().stream().sorted().map(Platform::label).toList());
	}

	private static Set<Long> named(Card card) {
		Set<Long> named = new LinkedHashSet<>();
		if (card.edited() != null) {
			named.add(card.edited().personId());
		}
		if (card.approved() != null) {
			named.add(card.approved().by().personId());
		}
		if (card.issue() != null) {
			named.add(card.issue().since().personId());
		}
		return named;
	}

	private static Signed by(Card.@Nullable By by, Map<Long, Person> names) {
		if (by == null) {
			return new Signed("", Instant.EPOCH);
		}
		Person person = names.get(by.personId());
		return new Signed((person != null) ? person.name() : "", by.at());
	}

	/** Who did something, and when. */
	public record Signed(String name, Instant at) {
	}

	/** A platform in the form. */
	public record Look(String key, String label) {
	}

}
