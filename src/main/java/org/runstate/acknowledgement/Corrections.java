package org.runstate.acknowledgement;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.impact.Overrides;

import org.springframework.stereotype.Component;

/**
 * What people said about what a notice means, a sentence each.
 */
@Component
class Corrections {

	private final Overrides overrides;

	private final People people;

	Corrections(Overrides overrides, People people) {
		this.overrides = overrides;
		this.people = people;
	}

	/** Newest first. */
	List<String> of(long noticeId, ZoneId zone) {
		List<Overrides.Said> said = this.overrides.history(noticeId);
		Map<Long, Person> people = this.people.find(said.stream().map(Overrides.Said::personId).distinct().toList());
		return said.stream().map((one) -> sentence(one, people.get(one.personId()), zone)).toList();
	}

	private static String sentence(Overrides.Said said, @Nullable Person person, ZoneId zone) {
		String who = (person != null) ? person.name() : "Somebody who left";
		String what = said.part().label() + " from " + words(said, said.was());
		String value = said.value();
		return Days.moment(said.at(), zone) + ": " + who
				+ ((value != null) ? " set " + what + " to " + words(said, value) + ": \u201c" + said.why() + "\u201d."
						: " took back " + words(said, said.was()) + " for " + said.part().label() + ".");
	}

	private static String words(Overrides.Said said, String value) {
		return String.join(", ",
				List.of(value.split(";", -1)).stream().map((key) -> Meaning.label(said.part(), key)).toList());
	}

}
