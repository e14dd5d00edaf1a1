package org.runstate.announcement;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * For whom an announcement is. People have to fit every list; an empty one fits all.
 *
 * @param platforms keys; whoever cares for all platforms fits each
 * @param services names; as with platforms
 * @param teams names
 * @param audiences keys
 * @param languages two letters
 */
public record Circle(List<String> platforms, List<String> services, List<String> teams, List<String> audiences,
		List<String> languages) {

	static final Circle EVERYBODY = new Circle(List.of(), List.of(), List.of(), List.of(), List.of());

	/** Sorted, so that the same people give the same text. */
	public Circle {
		platforms = sorted(platforms);
		services = sorted(services);
		teams = sorted(teams);
		audiences = sorted(audiences);
		languages = sorted(languages);
	}

	private static List<String> sorted(Collection<String> words) {
		return List.copyOf(new TreeSet<>(words));
	}

}
