package org.runstate.acknowledgement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.runstate.audience.Audience;
import org.runstate.audience.Person;
import org.runstate.impact.Impact;
import org.runstate.impact.ImpactPart;
import org.runstate.impact.Level;
import org.runstate.impact.Urgency;
import org.runstate.platform.Platform;

/**
 * The policy: whom a notice concerns, who owes an acknowledgement of it, and by when. As
 * it comes, admins owe one for what touches admins at medium or above or has to be done
 * by a day; the help desk for what it or users will notice at medium or above; users only
 * where somebody asks them.
 */
public final class Owing {

	private static final int NOW = 2;

	private static final int SOON = 7;

	private static final int LATER = 14;

	private static final int NAMED = 3;

	private Owing() {
	}

	/**
	 * What a notice is to a person. It has to touch one of their audiences, and to meet
	 * their platforms and their services; an empty list on either side meets everything.
	 */
	public static Concern of(Person person, Impact impact) {
		return of(person, impact, OwingSettings.standard(), Set.of());
	}

	/**
	 * The same by a policy of one's own.
	 * @param asked audiences that somebody asks to acknowledge it
	 */
	public static Concern of(Person person, Impact impact, OwingSettings policy, Set<Audience> asked) {
		if (!meet(person.platforms(), impact.platforms()) || !meetServices(person.services(), impact.services())) {
			return Concern.NONE;
		}
		Set<Audience> audiences = person.audiences();
		boolean actBy = impact.actBy() != null;
		// better told once too often
		boolean unsure = impact.doubts().contains(ImpactPart.ADMIN.key());
		boolean admin = audiences.contains(Audience.ADMIN) && (above(impact.admin(), Level.LOW) || actBy || unsure);
		boolean desk = audiences.contains(Audience.HELPDESK)
				&& (above(impact.helpdesk(), Level.LOW) || above(impact.user(), Level.LOW));
		boolean user = audiences.contains(Audience.USER) && above(impact.user(), Level.LOW);
		boolean explicit = audiences.stream().anyMatch(asked::contains);
		boolean owes = explicit || audiences.stream().anyMatch((one) -> policy.asks(one, impact));
		if (!admin && !desk && !user) {
			return owes ? new Concern(true, true, "because you are asked to acknowledge it") : Concern.NONE;
		}
		return new Concern(true, owes, because(person, impact, admin, desk));
	}

	/**
	 * The day by which an obligation that begins now is due: 2, 7 or 14 days from today
	 * where the person is, or the notice's own day when that is earlier, but never before
	 * today.
	 */
	public static LocalDate due(Person person, Impact impact, Instant now) {
		LocalDate today = now.atZone(person.zone()).toLocalDate();
		LocalDate due = today.plusDays(days(impact.urgency()));
		LocalDate actBy = impact.actBy();
		if (actBy == null || actBy.isAfter(due)) {
			return due;
		}
		return actBy.isBefore(today) ? today : actBy;
	}

	private static int days(Urgency urgency) {
		return switch (urgency) {
			case NOW -> NOW;
			case SOON -> SOON;
			case LATER, NONE -> LATER;
		};
	}

	private static boolean above(Level level, Level least) {
		return level.compareTo(least) >= 0;
	}

	private static boolean meet(Set<Platform> mine, Set<Platform> affected) {
		return mine.isEmpty() || affected.isEmpty() || mine.stream().anyMatch(affected::contains);
	}

	private static boolean meetServices(List<String> mine, List<String> affected) {
		return mine.isEmpty() || affected.isEmpty() || mine.stream().anyMatch((one) -> contains(affected, one));
	}

	private static boolean contains(Collection<String> names, String name) {
		return names.stream().anyMatch((other) -> other.equalsIgnoreCase(name));
	}

	private static String because(Person person, Impact impact, boolean admin, boolean desk) {
		List<String> shared = new ArrayList<>(
				person.services().stream().filter((service) -> contains(impact.services(), service)).toList());
		if (shared.isEmpty()) {
			person.platforms()
				.stream()
				.filter(impact.platforms()::contains)
				.sorted()
				.map(Platform::label)
				.forEach(shared::add);
		}
		String what = list(shared);
		if (admin) {
			boolean touches = above(impact.admin(), Level.LOW);
			return "because you " + (shared.isEmpty() ? "are an admin" : "run " + what) + " and it "
					+ (touches ? "touches admins"
							: (impact.actBy() != null) ? "has to be done by " + impact.actBy() : "may touch admins");
		}
		if (desk) {
			boolean noticed = above(impact.user(), Level.LOW);
			return "because you " + (shared.isEmpty() ? "are at the help desk" : "support " + what) + " and "
					+ (noticed ? "users will notice it" : "it touches the help desk");
		}
		return "because you " + (shared.isEmpty() ? "will notice it" : "use " + what + " and will notice it");
	}

	/** "A", "A and B", "A, B and C", "A, B, C and 2 more". */
	private static String list(List<String> names) {
		List<String> parts = new ArrayList<>(names.subList(0, Math.min(NAMED, names.size())));
		if (names.size() > NAMED) {
			parts.add((names.size() - NAMED) + " more");
		}
		if (parts.size() < 2) {
			return String.join("", parts);
		}
		return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
	}

}
