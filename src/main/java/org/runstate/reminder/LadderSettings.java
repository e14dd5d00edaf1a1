package org.runstate.reminder;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are reminded of what they owe, in days from the day it is due; negative
 * ones are before it. Each rung is climbed on a day of its own, so whoever comes back, or
 * an installation that stood still, begins where the ladder was left.
 *
 * @param reminders days of the reminders, in order
 * @param escalation the day on which the owner's team and manager hear of it
 * @param urgentReminders the same for what is urgent
 * @param urgentEscalation the same for what is urgent
 * @param patience how long nobody is reminded of what they have just been told
 * @param until the hour at which the working day ends; it begins with a person's digest
 * @param days the working days
 */
@ConfigurationProperties("runstate.ladder")
record LadderSettings(@DefaultValue( {
		"-1", "1", "3" }) List<Integer> reminders, @DefaultValue("7") int escalation,
		@DefaultValue({ "-2", "-1" }) List<Integer> urgentReminders, @DefaultValue("1") int urgentEscalation,
		@DefaultValue("4h") Duration patience, @DefaultValue("17") int until,
		@DefaultValue({ "monday", "tuesday", "wednesday", "thursday", "friday" }) Set<DayOfWeek> days){

	LadderSettings {
		inOrder(reminders, escalation);
		inOrder(urgentReminders, urgentEscalation);
		if (until < 1 || until > 24 || days.isEmpty()) {
			throw new IllegalArgumentException(
					"runstate.ladder needs a working day and its end, an hour from 1 to 24: " + days + ", " + until);
		}
	}

	private static void inOrder(List<Integer> reminders, int escalation) {
		List<Integer> all = new ArrayList<>(reminders);
		all.add(escalation);
		for (int i = 1; i < all.size(); i++) {
			if (all.get(i) <= all.get(i - 1)) {
				throw new IllegalArgumentException("runstate.ladder has to climb from day to day, but is " + all);
			}
		}
	}

	/** How many rungs there are, the escalation being the last. */
	int rungs(boolean urgent) {
		return (urgent ? this.urgentReminders : this.reminders).size() + 1;
	}

	/** The day of a rung, counted from 1. */
	int day(boolean urgent, int rung) {
		List<Integer> days = urgent ? this.urgentReminders : this.reminders;
		return (rung > days.size()) ? (urgent ? this.urgentEscalation : this.escalation) : days.get(rung - 1);
	}

	/**
	 * The rung after a day on which something may be said: the next one, if its day has
	 * come, or the same.
	 * @param days from the day it was due
	 */
	int climbed(boolean urgent, int rung, long days) {
		return (rung < rungs(urgent) && day(urgent, rung + 1) <= days) ? rung + 1 : rung;
	}

	/**
	 * Whether somebody may be written to at this time, where they are.
	 * @param hour of their digest
	 */
	boolean isOpen(ZonedDateTime local, int hour) {
		return this.days.contains(local.getDayOfWeek()) && local.getHour() >= begin(hour)
				&& local.getHour() < this.until;
	}

	/** Whose digest comes after work has the last hour of the day. */
	int begin(int hour) {
		return Math.min(hour, this.until - 1);
	}

}
