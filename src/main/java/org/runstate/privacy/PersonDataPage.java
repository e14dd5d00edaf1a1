package org.runstate.privacy;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.language.Words;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is kept of a person: to take along, and to forget.
 */
@Controller
class PersonDataPage {

	private final People people;

	private final PersonExport export;

	private final Erasure erasure;

	private final Words words;

	PersonDataPage(People people, PersonExport export, Erasure erasure, Words words) {
		this.people = people;
		this.export = export;
		this.erasure = erasure;
		this.words = words;
	}

	@GetMapping("/people/{id}/data")
	String show(@PathVariable long id, Model model) {
		Person person = person(id);
		model.addAttribute("person", person);
		model.addAttribute("erased", this.erasure.isErased(id));
		model.addAttribute("counts", this.export.counts(person));
		return "privacy/data";
	}

	/** To hand a person's data out is a decision, so it is asked for by POST. */
	@PostMapping("/people/{id}/export")
	void export(@PathVariable long id, HttpServletResponse response) throws IOException {
		Person person = person(id);
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(PersonExport.fileName(id)).build().toString());
		this.export.write(person, response.getOutputStream());
	}

	/** Only with the address typed: nothing of this can be taken back. */
	@PostMapping("/people/{id}/erase")
	String erase(@PathVariable long id, @RequestParam(defaultValue = "") String address, Locale reader, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		Person person = person(id);
		if (this.erasure.isErased(id)) {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}
		String problem = "";
		if (!address.strip().equalsIgnoreCase(person.email())) {
			problem = this.words.say(reader, "privacy.fault.address", person.email());
		}
		else {
			try {
				this.erasure.erase(person);
			}
			catch (IllegalArgumentException ex) {
				problem = this.words.say(reader, "privacy.fault.last");
			}
		}
		if (problem.isEmpty()) {
			redirect.addFlashAttribute("flash", this.words.say(reader, "privacy.done"));
			return "redirect:/people";
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("problem", problem);
		model.addAttribute("typed", address);
		return show(id, model);
	}

	private Person person(long id) {
		return this.people.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
