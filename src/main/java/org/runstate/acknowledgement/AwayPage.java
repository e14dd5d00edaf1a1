package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.runstate.audience.Absence;
import org.runstate.audience.Absentees;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * When I am away and who stands in, and what I may do for those for whom I stand in.
 * Administrators set the same for everybody.
 */
@Controller
class AwayPage {

	private static final int LONGEST_DAYS = 366;

	private final People people;

	private final Absentees absentees;

	private final StandIns standIns;

	private final Acknowledgements acknowledgements;

	private final Clock clock;

	AwayPage(People people, Absentees absentees, StandIns standIns, Acknowledgements acknowledgements, Clock clock) {
		this.people = people;
		this.absentees = absentees;
		this.standIns = standIns;
		this.acknowledgements = acknowledgements;
		this.clock = clock;
	}

	@GetMapping("/me")
	String mine(@AuthenticationPrincipal SignedIn me, Model model) {
		model.addAttribute("standIns", this.standIns.of(me.personId()));
		return show(me.personId(), "/me", model);
	}

	@GetMapping("/people/{id}")
	String theirs(@PathVariable long id, Model model) {
		model.addAttribute("standIns", List.of());
		return show(id, "/people/" + id, model);
	}

	private String show(long id, String at, Model model) {
		Person person = person(id);
		List<Absence> coming = this.absentees.coming(id, today(person));
		var names = this.people
			.find(coming.stream().map(Absence::delegateId).flatMap(java.util.stream.Stream::ofNullable).toList());
		model.addAttribute("person", person);
		model.addAttribute("at", at);
		model.addAttribute("today", today(person).toString());
		model.addAttribute("absences",
				coming.stream()
					.map((one) -> new Line(one.id(), Days.day(one.from()), Days.day(one.to()),
							Optional.ofNullable(one.delegateId()).map(names::get).map(Person::name).orElse(""),
							one.covers(today(person))))
					.toList());
		return "acknowledgement/away";
	}

	@PostMapping("/me/absences")
	String add(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
			@RequestParam(defaultValue = "") String delegate, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes redirect) {
		return add(person(me.personId()), from, to, delegate, me, "/me", redirect);
	}

	@PostMapping("/people/{id}/absences")
	String addTheirs(@PathVariable long id, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
			@RequestParam(defaultValue = "") String delegate, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes redirect) {
		return add(person(id), from, to, delegate, me, "/people/" + id, redirect);
	}

	private String add(Person person, LocalDate from, LocalDate to, String delegate, SignedIn me, String at,
			RedirectAttributes redirect) {
		Optional<Person> standIn = delegate.isBlank() ? Optional.empty()
				: this.people.find(delegate).filter((one) -> one.active() && one.id() != person.id());
		String problem = problem(person, from, to, !delegate.isBlank() && standIn.isEmpty(), delegate);
		if (problem == null
				&& !this.absentees.add(person.id(), from, to, standIn.map(Person::id).orElse(null), me.personId())) {
			problem = "these days meet an absence that is set already. Take that back first.";
		}
		if (problem != null) {
			redirect.addFlashAttribute("problem", "Nothing was saved: " + problem);
		}
		else {
			redirect.addFlashAttribute("flash", "Saved: away from " + Days.day(from) + " to " + Days.day(to)
					+ standIn.map((one) -> "; " + one.name() + " stands in.").orElse(". Nobody stands in."));
		}
		return "redirect:" + at;
	}

	private @Nullable String problem(Person person, LocalDate from, LocalDate to, boolean unknown, String delegate) {
		if (to.isBefore(from) || to.isBefore(today(person))) {
			return "the last day has to be today or later, and not before the first.";
		}
		if (to.isAfter(from.plusDays(LONGEST_DAYS))) {
			return "an absence is a year at most.";
		}
		return unknown ? "nobody else who is active has the address \"" + delegate.strip() + "\"." : null;
	}

	@PostMapping("/me/absences/{absence}/remove")
	String remove(@PathVariable long absence, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
		return remove(absence, me.personId(), "/me", redirect);
	}

	@PostMapping("/people/{id}/absences/{absence}/remove")
	String removeTheirs(@PathVariable long id, @PathVariable long absence, RedirectAttributes redirect) {
		return remove(absence, id, "/people/" + id, redirect);
	}

	private String remove(long absence, long person, String at, RedirectAttributes redirect) {
		if (!this.absentees.remove(absence, person)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such absence.");
		}
		redirect.addFlashAttribute("flash", "Taken back. Reminders go on as before.");
		return "redirect:" + at;
	}

	/** Records the revision that was on the page, for somebody who is away. */
	@PostMapping("/me/for/{id}/notices/{notice}/acknowledge")
	String acknowledge(@PathVariable long id, @PathVariable long notice, @RequestParam int revision,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
		Person person = this.standIns.person(id, me.personId())
			.orElseThrow(
					() -> new ResponseStatusException(HttpStatus.FORBIDDEN, "You do not stand in for them today."));
		if (this.acknowledgements.recordFor(person.id(), me.personId(), notice, revision) instanceof Recorded.Unknown) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such revision.");
		}
		redirect.addFlashAttribute("flash", "Acknowledged for " + person.name() + ". The evidence names you both.");
		return "redirect:/me";
	}

	private Person person(long id) {
		return this.people.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private LocalDate today(Person person) {
		return LocalDate.ofInstant(this.clock.instant(), person.zone());
	}

	/**
	 * An absence as it is shown.
	 *
	 * @param delegate the name of who stands in, or empty
	 * @param now whether it is today
	 */
	public record Line(long id, String from, String to, String delegate, boolean now) {
	}

}
