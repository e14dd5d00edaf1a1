package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.impact.ImpactPart;
import org.runstate.impact.Reviews;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Notices that wait for a person to say what they mean: whose they are, and since when.
 */
@Controller
class ReviewPage {

	private static final int SHOWN = 100;

	/** After that somebody should have looked. */
	private static final Duration TIME = Duration.ofDays(2);

	private final Reviews reviews;

	private final People people;

	private final Clock clock;

	ReviewPage(Reviews reviews, People people, Clock clock) {
		this.reviews = reviews;
		this.people = people;
		this.clock = clock;
	}

	@GetMapping("/review")
	String show(@AuthenticationPrincipal SignedIn me, Model model) {
		ZoneId zone = this.people.find(me.personId()).orElseThrow().zone();
		List<Reviews.Waiting> waiting = this.reviews.waiting(SHOWN);
		Map<String, Person> owners = this.people.byEmails(waiting.stream().map(Reviews.Waiting::owner).toList());
		Instant now = this.clock.instant();
		model.addAttribute("count", this.reviews.count());
		model.addAttribute("lines",
				waiting.stream()
					.map((one) -> line(one, owners, me, now, zone))
					.sorted(Comparator.comparing((Line line) -> !line.mine()))
					.toList());
		return "acknowledgement/review";
	}

	@PostMapping("/review")
	String confirm(@RequestParam long notice, @AuthenticationPrincipal SignedIn me, RedirectAttributes result) {
		try {
			int parts = this.reviews.confirm(notice, me.personId());
			result.addFlashAttribute("flash",
					(parts > 0) ? "Noted: the model was right." : "Somebody else has said what it means meanwhile.");
		}
		catch (NoSuchElementException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.", ex);
		}
		return "redirect:/review";
	}

	private static Line line(Reviews.Waiting waiting, Map<String, Person> owners, SignedIn me, Instant now,
			ZoneId zone) {
		String owner = waiting.owner();
		Instant due = waiting.since().plus(TIME);
		return new Line(waiting.noticeId(), waiting.title(), waiting.source(), name(owner, owners),
				me.email().equalsIgnoreCase(owner), Days.moment(due, zone), due.isBefore(now),
				waiting.doubts()
					.stream()
					.map((reason) -> ImpactPart.of(reason.part())
						.map((part) -> part.label() + ": " + Meaning.label(part, reason.value()) + "? ")
						.orElse("") + reason.why())
					.toList());
	}

	private static String name(@Nullable String owner, Map<String, Person> owners) {
		if (owner == null) {
			return "the administrators";
		}
		return owners.values()
			.stream()
			.filter((person) -> person.email().equalsIgnoreCase(owner))
			.map(Person::name)
			.findFirst()
			.orElse(owner);
	}

	/**
	 * One notice that waits.
	 *
	 * @param owner whose it is to look
	 * @param due until when
	 * @param doubts what the model was not sure of, a sentence each
	 */
	public record Line(long noticeId, String title, String source, String owner, boolean mine, String due,
			boolean overdue, List<String> doubts) {
	}

}
