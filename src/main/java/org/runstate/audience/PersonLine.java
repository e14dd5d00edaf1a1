package org.runstate.audience;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;

/**
 * A person as the list of people shows them.
 */
public record PersonLine(long id, String name, String email, List<String> audiences, List<String> roles,
		List<String> cares, @Nullable String team, String digest, boolean active) {

	static PersonLine of(Person person) {
		List<String> cares = Stream
			.concat(person.platforms().stream().sorted().map(Platform::label), person.services().stream())
			.toList();
		String digest = person.wantsDigest() ? "%02d:00 %s".formatted(person.hour(), person.zone().getId())
				: "declined";
		return new PersonLine(person.id(), person.name(), person.email(),
				person.audiences().stream().sorted().map(Audience::key).toList(),
				person.roles().stream().sorted().map(Role::key).toList(), cares, person.team(), digest,
				person.active());
	}

}
