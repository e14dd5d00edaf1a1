package org.runstate.acknowledgement;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.language.Words;
import org.runstate.notice.Notices;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where the help desk takes down what somebody told them.
 */
@Controller
class TakenDownPage {

	private static final int SHORTEST = 5;

	private static final int LONGEST = 300;

	private final TakenDown told;

	private final Notices notices;

	private final People people;

	private final Words words;

	TakenDownPage(TakenDown told, Notices notices, People people, Words words) {
		this.words = words;
		this.told = told;
		this.notices = notices;
		this.people = people;
	}

	/** What cannot be taken is told, and stands in the form again. */
	@PostMapping("/notices/{id}/told")
	String take(@PathVariable long id, @RequestParam(defaultValue = "0") int revision,
			@RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String word,
			@AuthenticationPrincipal SignedIn me, Locale locale, RedirectAttributes redirect) {
		if (this.notices.revisions(id).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.");
		}
		String sentence = word.replaceAll("[\\p{Cc}\\p{Co}\\s]+", " ").strip();
		Optional<Person> whose = this.people.find(person.strip())
			.filter((one) -> one.active() && this.told.isOwed(one.id(), id));
		String problem = refusal(sentence, whose, me)
			.or(() -> refusal(this.told.record(whose.orElseThrow().id(), me.personId(), id, revision, sentence)))
			.orElse("");
		if (problem.isEmpty()) {
			redirect.addFlashAttribute("flash",
					this.words.say(locale, "ack.told.done", whose.map(Person::name).orElse("")));
		}
		else {
			redirect.addFlashAttribute("problem",
					this.words.say(locale, "ack.told.wrong." + problem, person.strip(), SHORTEST, LONGEST));
			redirect.addFlashAttribute("told", Map.of("person", person, "word", word));
		}
		return "redirect:/notices/" + id + "#owed";
	}

	private static Optional<String> refusal(String sentence, Optional<Person> whose, SignedIn me) {
		if (sentence.length() < SHORTEST || sentence.length() > LONGEST) {
			return Optional.of("word");
		}
		if (whose.isEmpty()) {
			return Optional.of("person");
		}
		return (whose.get().id() == me.personId()) ? Optional.of("yourself") : Optional.empty();
	}

	private static Optional<String> refusal(Recorded recorded) {
		if (recorded instanceof Recorded.Now) {
			return Optional.empty();
		}
		return Optional.of((recorded instanceof Recorded.SignInNeeded) ? "sign-in" : "revision");
	}

	@PostMapping("/notices/{id}/told-seen")
	String seen(@PathVariable long id, @AuthenticationPrincipal SignedIn me) {
		this.told.seen(me.personId(), id);
		return "redirect:/";
	}

}
