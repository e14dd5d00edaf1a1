package org.runstate.audience;

import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Teams, and who owns each and hears when its people do not acknowledge.
 */
@Controller
class TeamsPage {

	private final Teams teams;

	private final People people;

	TeamsPage(Teams teams, People people) {
		this.teams = teams;
		this.people = people;
	}

	@GetMapping("/teams")
	String list(Model model) {
		model.addAttribute("teams", this.teams.all());
		return "audience/teams";
	}

	@PostMapping("/teams/{id}/owner")
	String own(@PathVariable long id, @RequestParam(defaultValue = "") String owner, RedirectAttributes redirect) {
		Optional<Person> person = this.people.find(owner).filter(Person::active);
		if (!owner.isBlank() && person.isEmpty()) {
			redirect.addFlashAttribute("problem",
					"The owner stays as before: nobody who is active has the address \"" + owner.strip() + "\".");
			return "redirect:/teams";
		}
		if (!this.teams.own(id, person.map(Person::id).orElse(null))) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such team.");
		}
		redirect.addFlashAttribute("flash",
				person.map((one) -> one.name() + " owns the team now.").orElse("Nobody owns the team now."));
		return "redirect:/teams";
	}

}
