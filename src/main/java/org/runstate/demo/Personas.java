package org.runstate.demo;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.web.SignIn;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Signs a visitor in with one click, on the page where others give their password.
 */
@Controller
@ControllerAdvice
@Profile("demo")
class Personas {

	private static final List<Persona> ALL = List.of(
			persona("ines.adler", "Ines Adler", "Endpoint engineer", "owes acknowledgements for Windows and Intune"),
			persona("arjun.mehta", "Arjun Mehta", "Help desk agent", "hears what users will notice and ask"),
			persona("sofia.marchetti", "Sofia Marchetti", "Communications",
					"writes announcements and sees who confirmed"),
			persona("marta.kovacs", "Marta Kovács", "Manager", "approves announcements, sees who still owes what"),
			persona("daniel.okafor", "Daniel Okafor", "Administrator", "runs Runstate: people, sources, runs"));

	private final People people;

	private final SignIn signIn;

	Personas(People people, SignIn signIn) {
		this.people = people;
		this.signIn = signIn;
	}

	static List<String> emails() {
		return ALL.stream().map(Persona::email).toList();
	}

	/** The address of the persona who runs Runstate. */
	static String administrator() {
		return ALL.get(ALL.size() - 1).email();
	}

	@ModelAttribute
	void offer(HttpServletRequest request, Model model) {
		if (request.getRequestURI().equals("/sign-in")) {
			model.addAllAttributes(Map.of("personas", ALL, "signInMore", "/demo/personas.ftlh"));
		}
	}

	@PostMapping("/demo/sign-in/{key}")
	String signIn(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
		Person person = ALL.stream()
			.filter((persona) -> persona.key().equals(key))
			.findFirst()
			.flatMap((persona) -> this.people.find(persona.email()))
			.filter(Person::active)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		this.signIn.signIn(person.id(), request, response);
		return "redirect:/";
	}

	private static Persona persona(String key, String name, String desk, String sees) {
		return new Persona(key, key + "@kestrel-finch.example", name, desk, sees);
	}

}
