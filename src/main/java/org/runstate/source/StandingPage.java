package org.runstate.source;

import java.time.Clock;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The buttons that pause a source, remove it, and undo both.
 */
@Controller
class StandingPage {

	private final Sources sources;

	private final Standings standings;

	private final Clock clock;

	StandingPage(Sources sources, Standings standings, Clock clock) {
		this.sources = sources;
		this.standings = standings;
		this.clock = clock;
	}

	@PostMapping("/sources/{key}/pause")
	String pause(@PathVariable String key, RedirectAttributes result) {
		return done(this.standings.pause(this.sources.get(key).id(), this.clock.instant()), result,
				"Paused. Nobody looks there until it is resumed; what was kept stays.");
	}

	@PostMapping("/sources/{key}/resume")
	String resume(@PathVariable String key, RedirectAttributes result) {
		return done(this.standings.resume(this.sources.get(key).id(), this.clock.instant()), result,
				"Resumed. It is due now and is looked at in the next pass.");
	}

	@PostMapping("/sources/{key}/remove")
	String remove(@PathVariable String key, RedirectAttributes result) {
		return done(this.standings.remove(this.sources.get(key).id()), result,
				"Removed from the list. Its notices and acknowledgements stay, and it can be put back here.");
	}

	@PostMapping("/sources/{key}/put-back")
	String putBack(@PathVariable String key, RedirectAttributes result) {
		return done(this.standings.putBack(this.sources.get(key).id(), this.clock.instant()), result,
				"Back on the list. It is due now and is looked at in the next pass.");
	}

	/** What somebody else did meanwhile is no error: the page shows how it stands. */
	private static String done(boolean changed, RedirectAttributes result, String sentence) {
		if (changed) {
			result.addFlashAttribute("flash", sentence);
		}
		else {
			result.addFlashAttribute("problem", "Nothing was changed: the source stands as this page shows it now.");
		}
		return "redirect:/sources/{key}";
	}

}
