package org.runstate.audience;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Audit.Noted;
import org.runstate.audit.Did;

import org.springframework.stereotype.Component;

/**
 * Notes what an import of people decided: as a whole, and for each person who may do
 * something else from now on.
 */
@Component
class PeopleNotes {

	private final Audit audit;

	private final People people;

	PeopleNotes(Audit audit, People people) {
		this.audit = audit;
		this.people = people;
	}

	/** Some people were kept. */
	void kept(Map<String, Person> before, List<Person> now) {
		List<Person> fresh = now.stream()
			.filter((person) -> person.id() == 0 && !Set.of(Role.VIEWER).containsAll(person.roles()))
			.toList();
		if (!fresh.isEmpty()) {
			this.audit.noteEach(Did.PERSON_ADDED,
					this.people.byEmail(fresh.stream().map(Person::email).toList())
						.values()
						.stream()
						.map((person) -> new Noted(About.person(person.id()), Map.of("roles", roles(person))))
						.toList());
		}
		List<Person> known = now.stream().filter((person) -> person.id() != 0).toList();
		this.audit.noteEach(Did.PERSON_CAME_BACK, known.stream().filter((person) -> {
			Person old = before.get(person.email());
			return old != null && !old.active();
		}).map((person) -> new Noted(About.person(person.id()), Map.of())).toList());
		this.audit.noteEach(Did.PERSON_CHANGED,
				known.stream()
					.map((person) -> changed(before.get(person.email()), person))
					.filter(Objects::nonNull)
					.toList());
	}

	private static @Nullable Noted changed(@Nullable Person before, Person now) {
		Map<String, Object> what = new LinkedHashMap<>();
		if (before != null && !before.roles().equals(now.roles())) {
			what.put("roles", Audit.change(roles(before), roles(now)));
		}
		if (before != null && !before.audiences().equals(now.audiences())) {
			what.put("audiences", Audit.change(audiences(before), audiences(now)));
		}
		return what.isEmpty() ? null : new Noted(About.person(now.id()), what);
	}

	/** These people were deactivated. */
	void left(Collection<Long> ids) {
		this.audit.noteEach(Did.PERSON_DEACTIVATED,
				ids.stream().sorted().map((id) -> new Noted(About.person(id), Map.of())).toList());
	}

	/** The whole of it, unless it changed nothing. */
	void imported(Imported imported) {
		if (imported.added() + imported.changed() + imported.deactivated() > 0) {
			this.audit.note(Did.PEOPLE_IMPORTED, About.ALL, new TreeMap<>(Map.of("added", imported.added(), "changed",
					imported.changed(), "deactivated", imported.deactivated(), "wrong", imported.problems().size())));
		}
	}

	private static List<String> roles(Person person) {
		return person.roles().stream().sorted().map(Role::key).toList();
	}

	private static List<String> audiences(Person person) {
		return person.audiences().stream().sorted().map(Audience::key).toList();
	}

}
