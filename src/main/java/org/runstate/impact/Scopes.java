package org.runstate.impact;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.runstate.impact.Difference.Kind;
import org.runstate.platform.Platform;

/**
 * Whether a revision concerns more or fewer than the one before: platforms, services, and
 * whether users notice. No platform or service at all means every one.
 */
final class Scopes {

	private Scopes() {
	}

	static void add(Impact before, Impact after, List<Difference> differences) {
		compare("platforms", labels(before.platforms()), labels(after.platforms()), differences);
		compare("services", new TreeSet<>(before.services()), new TreeSet<>(after.services()), differences);
		if (before.user() == Level.NONE && after.user().compareTo(Level.LOW) > 0) {
			differences.add(new Difference(Kind.SCOPE_WIDER, true, "Users will notice it now."));
		}
		else if (after.user() == Level.NONE && before.user().compareTo(Level.LOW) > 0) {
			differences.add(new Difference(Kind.SCOPE_NARROWER, false, "Users will not notice it any more."));
		}
	}

	private static void compare(String what, Set<String> before, Set<String> after, List<Difference> differences) {
		Set<String> added = without(after, before);
		Set<String> gone = without(before, after);
		if (!before.isEmpty() && after.isEmpty()) {
			differences.add(new Difference(Kind.SCOPE_WIDER, true, "It concerns all " + what + " now."));
		}
		else if (before.isEmpty() && !after.isEmpty()) {
			differences.add(new Difference(Kind.SCOPE_NARROWER, false,
					"Of all " + what + " it concerns only " + list(after) + "."));
		}
		else if (!added.isEmpty()) {
			differences.add(new Difference(Kind.SCOPE_WIDER, true, "It also concerns " + list(added) + "."));
		}
		else if (!gone.isEmpty()) {
			differences.add(new Difference(Kind.SCOPE_NARROWER, false, "It no longer concerns " + list(gone) + "."));
		}
	}

	private static Set<String> without(Set<String> some, Set<String> others) {
		Set<String> rest = new TreeSet<>(some);
		rest.removeAll(others);
		return rest;
	}

	private static Set<String> labels(Collection<Platform> platforms) {
		Set<String> labels = new TreeSet<>();
		platforms.forEach((platform) -> labels.add(platform.label()));
		return labels;
	}

	private static String list(Set<String> names) {
		return String.join(", ", names);
	}

}
