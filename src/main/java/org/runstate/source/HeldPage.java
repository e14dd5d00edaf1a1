package org.runstate.source;

import java.time.Clock;

import org.runstate.notice.Kept;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a person decides about a poll that was held.
 */
@Controller
class HeldPage {

	private final Sources sources;

	private final HeldBatches held;

	private final Clock clock;

	HeldPage(Sources sources, HeldBatches held, Clock clock) {
		this.sources = sources;
		this.held = held;
		this.clock = clock;
	}

	@PostMapping("/sources/{key}/release")
	String release(@PathVariable String key, RedirectAttributes result) {
		Source source = this.sources.get(key);
		Kept kept = this.held.release(source, this.clock.instant()).orElseThrow(HeldPage::gone);
		// the next pass works out what it means
		this.sources.checkNow(source.id(), this.clock.instant());
		result.addFlashAttribute("flash", "Released: %d new notices and %d revisions are kept, and told like any other."
			.formatted(kept.notices(), kept.revisions()));
		return "redirect:/sources/{key}";
	}

	@PostMapping("/sources/{key}/drop")
	String drop(@PathVariable String key, RedirectAttributes result) {
		if (!this.held.drop(this.sources.get(key), this.clock.instant())) {
			throw gone();
		}
		result.addFlashAttribute("flash",
				"Dropped: nothing of it is kept. The same answer is not looked at again; another one is.");
		return "redirect:/sources/{key}";
	}

	/** Somebody else was first, or a later poll was good. */
	private static ResponseStatusException gone() {
		return new ResponseStatusException(HttpStatus.CONFLICT);
	}

}
