package org.runstate.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.runstate.audience.Audience;
import org.runstate.audience.Person;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.News;
import org.runstate.impact.Urgency;
import org.runstate.platform.Platform;

/**
 * People and news for tests.
 */
final class Samples {

	static final Instant NOW = Instant.parse("2026-11-22T08:15:00Z");

	private Samples() {
	}

	static Person person(long id, Audience... audiences) {
		return person(id, "Ada Lovelace", true, audiences);
	}

	static Person person(long id, String name, boolean wantsDigest, Audience... audiences) {
		return new Person(id, "p" + id + "@example.org", name, EnumSet.copyOf(List.of(audiences)), Set.of(),
				Set.of(Platform.WINDOWS), List.of(), null, null, Locale.ENGLISH, ZoneId.of("Europe/Berlin"), 8, null,
				true, wantsDigest);
	}

	static News news(long position, String title, Impact impact) {
		return new News(position, position, position, 1, title, "https://vendor.example/" + position,
				"The first sentence of it. The second one says more.", "Windows message center", impact, List.of(),
				NOW);
	}

	static News update(long position, String title, Impact impact, Difference difference) {
		return new News(position, position, position, 2, title, null, "", "Windows message center", impact,
				List.of(difference), NOW);
	}

	static Impact impact(Urgency urgency, Level admin, Level user, @Nullable LocalDate actBy) {
		return new Impact(Set.of(Platform.WINDOWS), List.of("Microsoft Intune"), Category.RETIREMENT, Action.PLAN,
				false, admin, Level.NONE, user, urgency, actBy, List.of());
	}

}
