package org.runstate.delivery;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What an administrator decides about the outbox as a whole.
 */
@Controller
class OutboxActions {

	/** Who sends or drops more than this has to type how many it is. */
	static final int MANY = 500;

	private static final String BACK = "redirect:/outbox";

	private final Outbound outbound;

	private final Holds holds;

	OutboxActions(Outbound outbound, Holds holds) {
		this.outbound = outbound;
		this.holds = holds;
	}

	@PostMapping("/outbox/pause")
	String pause(RedirectAttributes flash) {
		this.outbound.pause();
		return done(flash, "Sending is paused. What was on its way arrives; everything else is kept.");
	}

	@PostMapping("/outbox/resume")
	String resume(RedirectAttributes flash) {
		this.outbound.resume();
		return done(flash, "Sending goes on.");
	}

	/** This process is the original from now on. */
	@PostMapping("/outbox/adopt")
	String adopt(RedirectAttributes flash) {
		this.outbound.adopt();
		return done(flash, "This is the original now. It collects and sends; the one before does not.");
	}

	@PostMapping("/outbox/release")
	String release(@RequestParam(defaultValue = "") String count, RedirectAttributes flash) {
		return isMeant(count, flash)
				? done(flash, this.holds.release() + " messages are queued. They leave with the next delivery.") : BACK;
	}

	@PostMapping("/outbox/drop")
	String drop(@RequestParam(defaultValue = "") String count, Authentication me, RedirectAttributes flash) {
		return isMeant(count, flash)
				? done(flash, this.holds.drop(me.getName()) + " messages are dropped. They stay listed as cancelled.")
				: BACK;
	}

	/** A number that is large has to be typed as it is now. */
	private boolean isMeant(String typed, RedirectAttributes flash) {
		long held = this.holds.held().stream().mapToLong(Holds.Held::messages).sum();
		boolean meant = held <= MANY || typed.strip().equals(Long.toString(held));
		if (!meant) {
			flash.addFlashAttribute("problem",
					"Nothing was done: it is %d messages. Type that number and press again.".formatted(held));
		}
		return meant;
	}

	private static String done(RedirectAttributes flash, String sentence) {
		flash.addFlashAttribute("flash", sentence);
		return BACK;
	}

}
