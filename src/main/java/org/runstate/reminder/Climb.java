package org.runstate.reminder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one mail to one person says on one day.
 *
 * @param said what it lists, as it stands afterwards; empty when there is no mail
 * @param moved what is to be kept of it: those that climbed or were told the first time
 * @param topped those of them that have reached the last rung
 * @param older how many are past the last rung and only counted
 */
record Climb(List<Owed> said, List<Owed> moved, List<Owed> topped, int older) {

	/**
	 * Makes up the mail. There is one only if something climbs today, was never told, or
	 * was told by a mail that was cancelled; then it lists all that is under way.
	 * @param open what the person is asked for, by day
	 * @param repeated numbers of obligations that a cancelled mail had listed
	 */
	static Climb of(List<Owed> open, Set<Long> repeated, LocalDate today, LadderSettings ladder) {
		List<Owed> said = new ArrayList<>();
		List<Owed> moved = new ArrayList<>();
		List<Owed> topped = new ArrayList<>();
		boolean needed = false;
		int older = 0;
		for (Owed one : open) {
			if (one.sleeps(today)) {
				continue;
			}
			int rung = one.fresh() ? one.rung()
					: ladder.climbed(one.urgent(), one.rung(), ChronoUnit.DAYS.between(one.dueOn(), today));
			boolean climbs = rung > one.rung();
			boolean last = rung == ladder.rungs(one.urgent());
			boolean again = repeated.contains(one.id());
			if (climbs || one.untold()) {
				moved.add(one.on(rung));
			}
			if (climbs && last) {
				topped.add(one.on(rung));
			}
			needed |= climbs || one.untold() || again;
			if (last && !climbs && !again) {
				older++;
			}
			else if (rung > 0 || one.untold() || again) {
				said.add(one.on(rung));
			}
		}
		return needed ? new Climb(said, moved, topped, older) : new Climb(List.of(), List.of(), List.of(), 0);
	}

}
