package org.runstate.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.runstate.impact.Impact;
import org.runstate.impact.Urgency;

/**
 * A short word beside a title.
 *
 * @param word what it says; the colour only repeats it
 * @param tone {@code now}, {@code soon} or {@code quiet}
 */
public record Badge(String word, String tone) {

	static List<Badge> of(Impact impact) {
		List<Badge> badges = new ArrayList<>();
		if (impact.urgency() == Urgency.NOW) {
			badges.add(new Badge("Now", "now"));
		}
		else if (impact.urgency() == Urgency.SOON) {
			badges.add(new Badge("Soon", "soon"));
		}
		badges.add(new Badge(action(impact), "quiet"));
		String category = impact.category().key().replace('-', ' ');
		badges.add(new Badge(category.substring(0, 1).toUpperCase(Locale.ROOT) + category.substring(1), "quiet"));
		return badges;
	}

	private static String action(Impact impact) {
		return switch (impact.action()) {
			case INFORM -> "Stay informed";
			case PLAN -> "Plan for change";
			case FIX -> "Prevent or fix";
		};
	}

}
