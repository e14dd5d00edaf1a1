package org.runstate.acknowledgement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.runstate.audience.SignedIn;
import org.runstate.language.Words;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Acknowledges many notices at once: those that were ticked, each in the revision that
 * was on the page.
 */
@Controller
class ManyPage {

	/** More than a page shows. */
	private static final int MOST = 500;

	private static final Pattern TICKED = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

	private final Acknowledgements acknowledgements;

	private final Words words;

	ManyPage(Acknowledgements acknowledgements, Words words) {
		this.acknowledgements = acknowledgements;
		this.words = words;
	}

	/**
	 * Records them.
	 * @param ticked notice and revision, such as {@code 12-3}
	 */
	@PostMapping("/notices/acknowledge")
	String acknowledge(@RequestParam(name = "one", defaultValue = "") List<String> ticked,
			@AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes redirect) {
		Map<Long, Integer> revisions = revisions(ticked);
		if (revisions.isEmpty()) {
			redirect.addFlashAttribute("problem", this.words.say(reader, "ack.many.none"));
			return "redirect:/";
		}
		Map<Long, Recorded> recorded = this.acknowledgements.record(me.personId(), revisions, How.SIGNED_IN);
		long done = recorded.values().stream().filter(ManyPage::isDone).count();
		long not = recorded.size() - done;
		redirect.addFlashAttribute((not > 0) ? "problem" : "flash", (not > 0)
				? this.words.say(reader, "ack.many.part", done, not) : this.words.say(reader, "ack.many.done", done));
		return "redirect:/";
	}

	private static boolean isDone(Recorded one) {
		return one instanceof Recorded.Now || one instanceof Recorded.Already;
	}

	private static Map<Long, Integer> revisions(List<String> ticked) {
		Map<Long, Integer> revisions = new LinkedHashMap<>();
		for (String one : ticked.subList(0, Math.min(MOST, ticked.size()))) {
			Matcher parts = TICKED.matcher(one);
			if (!parts.matches()) {
				throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT,
						"Nothing was recorded: the form does not say which notices.");
			}
			revisions.put(Long.valueOf(parts.group(1)), Integer.valueOf(parts.group(2)));
		}
		return revisions;
	}

}
