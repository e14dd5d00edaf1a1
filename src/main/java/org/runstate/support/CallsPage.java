package org.runstate.support;

import java.util.Locale;

import org.runstate.audience.SignedIn;
import org.runstate.language.Words;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is pressed on a card while users call.
 */
@Controller
class CallsPage {

	private final CardDesk desk;

	private final Calls calls;

	private final KnownIssues issues;

	private final Words words;

	CallsPage(CardDesk desk, Calls calls, KnownIssues issues, Words words) {
		this.desk = desk;
		this.calls = calls;
		this.issues = issues;
		this.words = words;
	}

	@PostMapping("/desk/cards/{id}/calls")
	String count(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Locale reader,
			RedirectAttributes result) {
		this.desk.kept(this.desk.open(id));
		Calls.Counted counted = this.calls.count(id, me.personId());
		String flash = counted.told() ? this.words.say(reader, "support.calls.told", counted.calls())
				: counted.raised() ? this.words.say(reader, "support.calls.raised", counted.calls())
						: this.words.say(reader, "support.calls.counted", counted.calls());
		result.addFlashAttribute("flash", flash);
		return back(id);
	}

	@PostMapping("/desk/cards/{id}/calls/undo")
	String undo(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes result) {
		this.desk.open(id);
		if (this.calls.undo(id, me.personId())) {
			result.addFlashAttribute("flash", this.words.say(reader, "support.calls.undone"));
		}
		else {
			result.addFlashAttribute("problem", this.words.say(reader, "support.calls.none"));
		}
		return back(id);
	}

	/** Says how far a known issue is; a state that is not known takes the mark away. */
	@PostMapping("/desk/cards/{id}/issue")
	String mark(@PathVariable long id, @RequestParam String state, @RequestParam(defaultValue = "") String workaround,
			@RequestParam int version, @AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes result) {
		CardDesk.Opened opened = this.desk.open(id);
		IssueState wanted = IssueState.of(state).orElse(null);
		String typed = workaround.replace("\r\n", "\n").strip();
		boolean empty = wanted == IssueState.WORKAROUND && typed.isEmpty();
		if (empty || typed.length() > 4000) {
			result.addFlashAttribute("typed", typed);
			result.addFlashAttribute("problem", empty ? this.words.say(reader, "support.issue.empty")
					: this.words.say(reader, "support.wrong.long"));
			return back(id) + "#issue";
		}
		boolean fresh = opened.card().version() == version;
		Card before = fresh ? this.desk.kept(opened) : opened.card();
		Integer told = fresh ? this.issues.mark(before, opened.news(), wanted, typed, me.personId()) : null;
		if (told == null) {
			result.addFlashAttribute("typed", typed);
			result.addFlashAttribute("problem", this.words.say(reader, "support.issue.overtaken"));
			return back(id) + "#issue";
		}
		result.addFlashAttribute("flash",
				(wanted == null) ? this.words.say(reader, "support.issue.no-more")
						: (wanted == IssueState.RESOLVED) ? this.words.say(reader, "support.issue.all-clear", told)
								: this.words.say(reader, "support.issue.is-kept"));
		return back(id);
	}

	private static String back(long id) {
		return "redirect:/desk/cards/" + id;
	}

}
