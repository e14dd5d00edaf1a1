package org.runstate.impact;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Difference.Kind;

/**
 * What makes a person's correction matter to others: it asks for more, or sooner, or of
 * more people.
 */
final class Raised {

	private Raised() {
	}

	/** The difference that people are told of; empty if nothing was raised. */
	static Optional<Difference> by(ImpactOverride override, Impact before, Impact after) {
		Kind kind = switch (override.part()) {
			case PLATFORMS -> isWider(before, after) ? Kind.SCOPE_WIDER : null;
			case ACTION -> (after.action().compareTo(before.action()) > 0) ? Kind.ACTION_ADDED : null;
			case ADMIN -> (after.admin().compareTo(before.admin()) > 0) ? Kind.SCOPE_WIDER : null;
			case HELPDESK -> (after.helpdesk().compareTo(before.helpdesk()) > 0) ? Kind.SCOPE_WIDER : null;
			case USER -> (after.user().compareTo(before.user()) > 0) ? Kind.SCOPE_WIDER : null;
			case URGENCY -> (after.urgency().compareTo(before.urgency()) < 0) ? Kind.URGENCY_UP : null;
			case ACT_BY -> isSooner(before.actBy(), after.actBy()) ? Kind.DATE_EARLIER : null;
			case CATEGORY, MAJOR -> null;
		};
		return Optional.ofNullable(kind)
			.map((one) -> new Difference(one, true,
					override.part().label() + ": now " + override.value().replace(";", ", ")
							+ ", as a person set it: \u201c" + override.why() + "\u201d."));
	}

	private static boolean isWider(Impact before, Impact after) {
		return !before.platforms().isEmpty()
				&& (after.platforms().isEmpty() || !before.platforms().containsAll(after.platforms()));
	}

	private static boolean isSooner(@Nullable LocalDate before, @Nullable LocalDate after) {
		return after != null && (before == null || after.isBefore(before));
	}

}
