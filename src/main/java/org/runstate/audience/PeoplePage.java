package org.runstate.audience;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.runstate.language.Words;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who is told: the list of people, and the import of a people file.
 */
@Controller
class PeoplePage {

	private static final int ON_ONE_PAGE = 100;

	private final People people;

	private final PeopleFile file;

	private final Reached reached;

	private final PeopleUploads uploads;

	private final Words words;

	PeoplePage(People people, PeopleFile file, Reached reached, PeopleUploads uploads, Words words) {
		this.uploads = uploads;
		this.words = words;
		this.people = people;
		this.reached = reached;
		this.file = file;
	}

	@GetMapping("/people")
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page,
			@AuthenticationPrincipal SignedIn me, Model model) {
		int at = Math.max(1, page);
		List<Person> found = this.people.list(q, (at - 1) * ON_ONE_PAGE, ON_ONE_PAGE + 1);
		model.addAttribute("people", found.stream().limit(ON_ONE_PAGE).map(PersonLine::of).toList());
		model.addAttribute("more", found.size() > ON_ONE_PAGE);
		model.addAttribute("active", this.people.activeCount());
		model.addAttribute("q", q);
		model.addAttribute("page", at);
		model.addAttribute("unreachable", this.reached.notReached());
		model.addAttribute("mayImport", me.isOneOf(Role.ADMINISTRATOR));
		return "audience/people";
	}

	/** Sends to an address again. It counts anew what comes back. */
	@PostMapping("/people/reached")
	String reach(@RequestParam String email, @AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		if (!me.isOneOf(Role.ADMINISTRATOR)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only an administrator sends to an address again.");
		}
		flash.addFlashAttribute("flash",
				this.reached.again(email) ? "What is planned from now on is sent to " + email + " again."
						: email + " is not suspended any more.");
		return "redirect:/people";
	}

	/** Shows what the file would do; 422 when nobody in it could be taken. */
	@PostMapping("/people/import")
	String look(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean replace,
			@AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) throws IOException {
		requireAdministrator(me);
		byte[] content = file.getBytes();
		PeoplePlan plan = this.file.plan(new ByteArrayInputStream(content), replace);
		if (plan.counts().listed() == 0) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		return plan(plan, plan.isAnything() ? this.uploads.put(me.personId(), content, replace) : "", replace, model);
	}

	private static String plan(PeoplePlan plan, String upload, boolean replace, Model model) {
		model.addAttribute("plan", plan);
		model.addAttribute("upload", upload);
		model.addAttribute("replace", replace);
		return "people/plan";
	}

	/** Takes in what was looked at. Where many leave, their number has to be typed. */
	@PostMapping("/people/import/confirm")
	String take(@RequestParam String upload, @RequestParam(defaultValue = "") String count,
			@AuthenticationPrincipal SignedIn me, Locale reader, Model model, HttpServletResponse response,
			RedirectAttributes redirect) throws IOException {
		requireAdministrator(me);
		Optional<PeopleUploads.Upload> waiting = this.uploads.find(me.personId(), upload);
		if (waiting.isEmpty()) {
			redirect.addFlashAttribute("problem", this.words.say(reader, "people.plan.gone"));
			return "redirect:/people";
		}
		boolean replace = waiting.get().replace();
		PeoplePlan plan;
		try (InputStream in = waiting.get().open()) {
			plan = this.file.plan(in, replace);
		}
		int leaving = plan.counts().deactivated();
		if (plan.many() && !count.strip().equals(String.valueOf(leaving))) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("problem", this.words.say(reader, "people.plan.number", String.valueOf(leaving)));
			return plan(plan, upload, replace, model);
		}
		try (InputStream in = waiting.get().open()) {
			Imported imported = this.file.load(in, replace, leaving);
			redirect.addFlashAttribute("flash", this.words.say(reader, "people.plan.done", imported.added(),
					imported.changed(), imported.deactivated(), imported.problems().size()));
		}
		this.uploads.forget(me.personId());
		return "redirect:/people";
	}

	private static void requireAdministrator(SignedIn me) {
		if (!me.isOneOf(Role.ADMINISTRATOR)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only an administrator imports people.");
		}
	}

}
