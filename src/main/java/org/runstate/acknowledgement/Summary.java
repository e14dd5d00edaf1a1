package org.runstate.acknowledgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.platform.Platform;

/**
 * An impact in a few plain sentences.
 */
final class Summary {

	private Summary() {
	}

	static String of(Impact impact) {
		List<String> about = new ArrayList<>(impact.services());
		impact.platforms().stream().sorted().map(Platform::label).forEach(about::add);
		List<String> sentences = new ArrayList<>();
		sentences.add((impact.major() ? "Major " : "") + impact.category().key().replace('-', ' ')
				+ (about.isEmpty() ? "" : " of " + String.join(", ", about)));
		sentences.add(switch (impact.action()) {
			case INFORM -> "Nothing has to be done";
			case PLAN -> "Plan for it";
			case FIX -> "Something has to be done";
		});
		LocalDate actBy = impact.actBy();
		if (actBy != null) {
			sentences.add("Act by " + Days.day(actBy));
		}
		List<String> touched = new ArrayList<>();
		touch(touched, "admins", impact.admin());
		touch(touched, "the help desk", impact.helpdesk());
		touch(touched, "users", impact.user());
		sentences.add(touched.isEmpty() ? "Nobody will notice" : "It touches " + String.join(", ", touched));
		String whole = String.join(". ", sentences) + ".";
		return whole.substring(0, 1).toUpperCase(Locale.ENGLISH) + whole.substring(1);
	}

	private static void touch(List<String> touched, String whom, Level level) {
		if (level != Level.NONE) {
			touched.add(whom + " (" + level.key() + ")");
		}
	}

}
