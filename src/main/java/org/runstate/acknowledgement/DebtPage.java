package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.runstate.audience.Audience;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.notice.Notices;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is done about who owes a notice: put off, hand over, ask an audience, let one of
 * the team be enough.
 */
@Controller
class DebtPage {

	private final Snoozes snoozes;

	private final Handed handed;

	private final Asking asking;

	private final TeamEnough teams;

	private final Notices notices;

	private final People people;

	private final Clock clock;

	DebtPage(Snoozes snoozes, Handed handed, Asking asking, TeamEnough teams, Notices notices, People people,
			Clock clock) {
		this.snoozes = snoozes;
		this.handed = handed;
		this.asking = asking;
		this.teams = teams;
		this.notices = notices;
		this.people = people;
		this.clock = clock;
	}

	@PostMapping("/notices/{id}/snooze")
	String snooze(@PathVariable long id, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
			@RequestParam(defaultValue = "") String back, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes redirect) {
		Person person = this.people.find(me.personId()).orElseThrow();
		if (this.snoozes.until(until, id, person.id(), LocalDate.ofInstant(this.clock.instant(), person.zone()))) {
			redirect.addFlashAttribute("flash", "No reminder of this before " + Days.day(until) + ".");
		}
		else {
			redirect.addFlashAttribute("problem",
					"Reminders go on as before: they can be put off a few times, to a day after today and up to the day it is due.");
		}
		return back(id, back);
	}

	@PostMapping("/notices/{id}/hand-over")
	String handOver(@PathVariable long id, @RequestParam String to, @RequestParam(defaultValue = "") String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
		Optional<Person> colleague = this.people.find(to).filter((one) -> one.active() && one.id() != me.personId());
		if (colleague.isEmpty()) {
			redirect.addFlashAttribute("problem",
					"Nothing was handed over: nobody else who is active has the address \"" + to.strip() + "\".");
		}
		else if (this.handed.over(id, me.personId(), colleague.get().id())) {
			redirect.addFlashAttribute("flash",
					colleague.get().name() + " owes this now, and is told with their next reminder.");
		}
		else {
			redirect.addFlashAttribute("problem", "Nothing was handed over: you do not owe this.");
		}
		return back(id, back);
	}

	private static String back(long id, String back) {
		return back.equals("home") ? "redirect:/" : "redirect:/notices/" + id;
	}

	@PostMapping("/notices/{id}/ask")
	String ask(@PathVariable long id, @RequestParam String audience, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes redirect) {
		known(id);
		Optional<Audience> whom = Audience.of(audience);
		if (whom.isEmpty()) {
			throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such audience.");
		}
		redirect.addFlashAttribute("flash",
				this.asking.ask(id, whom.get(), me.personId())
						? "Asked. They owe it from the next run on, and are told with their next reminder."
						: "They were asked already.");
		return "redirect:/notices/" + id + "#owed";
	}

	@PostMapping("/notices/{id}/team-enough")
	String teamEnough(@PathVariable long id, @RequestParam(defaultValue = "false") boolean enough,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
		known(id);
		if (enough) {
			this.teams.set(id, me.personId());
		}
		else {
			this.teams.remove(id);
		}
		redirect.addFlashAttribute("flash",
				enough ? "From now on one of a team is enough." : "From now on everybody owes it for themselves.");
		return "redirect:/notices/" + id + "#owed";
	}

	private void known(long id) {
		if (this.notices.revisions(id).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.");
		}
	}

}
