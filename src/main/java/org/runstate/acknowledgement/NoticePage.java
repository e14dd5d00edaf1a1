package org.runstate.acknowledgement;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.change.ChangeViews;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.notice.Absences;
import org.runstate.language.Words;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

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
 * One notice: what it says and means, how it changed, and who has acknowledged it.
 */
@Controller
class NoticePage {

	private final Notices notices;

	private final Absences absences;

	private final Impacts impacts;

	private final Rates rates;

	private final Acknowledgements acknowledgements;

	private final NoticeProgress progress;

	private final Corrections corrections;

	private final ChangeViews changes;

	private final SignedInOnly signedInOnly;

	private final StrayedLinks strayed;

	private final DebtView debts;

	private final People people;

	private final Words words;

	NoticePage(Notices notices, Absences absences, Impacts impacts, Rates rates, Acknowledgements acknowledgements,
			NoticeProgress progress, Corrections corrections, ChangeViews changes, SignedInOnly signedInOnly,
			StrayedLinks strayed, DebtView debts, People people, Words words) {
		this.words = words;
		this.debts = debts;
		this.signedInOnly = signedInOnly;
		this.strayed = strayed;
		this.notices = notices;
		this.absences = absences;
		this.impacts = impacts;
		this.rates = rates;
		this.acknowledgements = acknowledgements;
		this.progress = progress;
		this.corrections = corrections;
		this.changes = changes;
		this.people = people;
	}

	@GetMapping("/notices/{id}")
	String show(@PathVariable long id, @RequestParam(required = false) @Nullable Integer revision,
			@AuthenticationPrincipal SignedIn me, Locale reading, Model model) throws TemplateModelException {
		List<Revision> revisions = this.notices.revisions(id);
		if (revisions.isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.");
		}
		Revision latest = revisions.get(0);
		Person reader = this.people.find(me.personId()).orElseThrow();
		ZoneId zone = reader.zone();
		Map<Long, List<Difference>> differences = this.impacts.differences(id);
		Optional<Impact> impact = this.impacts.ofNotice(id);
		model.addAttribute("notice", latest);
		// The one place where markup from outside goes onto a page; it was cleaned when
		// the revision was kept.
		model.addAttribute("original", HTMLOutputFormat.INSTANCE.fromMarkup(latest.html()));
		model.addAttribute("absent", this.absences.since(id).map((since) -> Days.moment(since, zone)).orElse(""));
		model.addAttribute("summary", impact.map((one) -> Summary.of(one, this.words, reading)).orElse(""));
		model.addAttribute("urgency", impact.map((one) -> one.urgency().key()).orElse("none"));
		model.addAttribute("meanings", impact.map(Meaning::of).orElse(List.of()));
		model.addAttribute("corrects", me.isOneOf(Role.ADMIN, Role.ADMINISTRATOR));
		model.addAttribute("takesDown", me.isOneOf(Role.HELPDESK, Role.ADMINISTRATOR));
		model.addAttribute("takesAlong", me.isOneOf(Role.HELPDESK, Role.COMMUNICATIONS, Role.ADMINISTRATOR));
		model.addAttribute("announces", me.isOneOf(Role.COMMUNICATIONS, Role.ADMINISTRATOR));
		model.addAttribute("corrections", this.corrections.of(id, zone));
		model.addAttribute("revisions",
				revisions.stream()
					.map((one) -> new RevisionLine(one.number(), Days.moment(one.seenAt(), zone),
							differences.getOrDefault(one.id(), List.of()).stream().map(Difference::why).toList()))
					.toList());
		model.addAttribute("changes", Changes.of(revisions, differences, revision).map(List::of).orElse(List.of()));
		model.addAttribute("change", this.changes.of(id, zone));
		model.addAttribute("debts", this.debts.of(id, reader));
		model.addAttribute("teams", this.rates.teams(id));
		model.addAttribute("mine", this.progress.of(id, me.personId(), zone).orElse(""));
		model.addAttribute("acknowledged", this.acknowledgements.given(me.personId(), id, latest.number()));
		model.addAttribute("seesNames", me.isOneOf(Role.MANAGER, Role.ADMINISTRATOR));
		model.addAttribute("signedInOnly", this.signedInOnly.is(id));
		model.addAttribute("strayed", me.isOneOf(Role.ADMINISTRATOR) ? this.strayed.count(id) : 0);
		model.addAttribute("names",
				me.isOneOf(Role.MANAGER, Role.ADMINISTRATOR) ? this.progress.names(id, zone) : List.of());
		return "acknowledgement/notice";
	}

	/** Records the revision that was on the page. */
	@PostMapping("/notices/{id}/acknowledge")
	String acknowledge(@PathVariable long id, @RequestParam int revision, @RequestParam(defaultValue = "") String back,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
		Recorded recorded = this.acknowledgements.record(me.personId(), id, revision, How.SIGNED_IN);
		if (recorded instanceof Recorded.Unknown) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such revision.");
		}
		String title = this.notices.revisions(id).get(0).title();
		redirect.addFlashAttribute("flash", (recorded instanceof Recorded.Now) ? "Acknowledged: " + title
				: "You had acknowledged this already: " + title);
		return back.equals("home") ? "redirect:/" : "redirect:/notices/" + id;
	}

	/**
	 * A revision in the list of them.
	 *
	 * @param differences what it changed, a sentence each
	 */
	public record RevisionLine(int number, String seen, List<String> differences) {
	}

}
