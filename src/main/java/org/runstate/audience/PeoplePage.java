package org.runstate.audience;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
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

	PeoplePage(People people, PeopleFile file, Reached reached) {
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

	/**
	 * Answers with the list and, above it, what came of the import; 422 when nobody could
	 * be taken.
	 */
	@PostMapping("/people/import")
	ModelAndView load(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean replace,
			@AuthenticationPrincipal SignedIn me) throws IOException {
		if (!me.isOneOf(Role.ADMINISTRATOR)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only an administrator imports people.");
		}
		ModelAndView answer = new ModelAndView();
		try (InputStream in = file.getInputStream()) {
			Imported imported = this.file.load(in, replace);
			answer.addObject("imported", imported);
			answer.setStatus((imported.listed() > 0) ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
		}
		Model list = new ExtendedModelMap();
		answer.setViewName(list("", 1, me, list));
		answer.addAllObjects(list.asMap());
		return answer;
	}

}
