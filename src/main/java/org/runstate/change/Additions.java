package org.runstate.change;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Difference.Kind;
import org.runstate.impact.Impact;
import org.runstate.impact.Urgency;
import org.runstate.platform.Platform;

/**
 * What one notice says beyond another of the same change, as far as it matters: an
 * earlier day, more to do, more haste, more platforms. That sources name services
 * differently says nothing.
 */
public final class Additions {

	private Additions() {
	}

	/**
	 * What the other says beyond the one, a sentence each; none if who knows the one
	 * knows all that matters. They ask nobody by themselves.
	 */
	public static List<Difference> of(Impact one, Impact other) {
		List<Difference> additions = new ArrayList<>();
		LocalDate day = one.actBy();
		LocalDate its = other.actBy();
		if (its != null && day == null) {
			add(additions, Kind.DATE_EARLIER, "It has to be acted on by " + its + ".");
		}
		else if (its != null && day != null && its.isBefore(day)) {
			long days = ChronoUnit.DAYS.between(its, day);
			add(additions, Kind.DATE_EARLIER,
					"It has to be acted on by " + its + ", " + days + ((days == 1) ? " day" : " days") + " earlier.");
		}
		if (other.category() == Category.RETIREMENT && one.category() != Category.RETIREMENT) {
			add(additions, Kind.ACTION_ADDED, "It is a retirement.");
		}
		if (other.action().compareTo(one.action()) > 0) {
			add(additions, Kind.ACTION_ADDED,
					"It asks to " + other.action().key() + ", not only to " + one.action().key() + ".");
		}
		if (other.urgency() == Urgency.NOW && one.urgency() != Urgency.NOW) {
			add(additions, Kind.URGENCY_UP, "It is urgent.");
		}
		String platforms = other.platforms()
			.stream()
			.filter((platform) -> !one.platforms().isEmpty() && !one.platforms().contains(platform))
			.sorted()
			.map(Platform::label)
			.collect(Collectors.joining(", "));
		if (!platforms.isEmpty()) {
			add(additions, Kind.SCOPE_WIDER, "It also concerns " + platforms + ".");
		}
		return List.copyOf(additions);
	}

	private static void add(List<Difference> additions, Kind kind, String why) {
		additions.add(new Difference(kind, false, why));
	}

}
