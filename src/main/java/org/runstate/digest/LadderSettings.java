package org.runstate.digest;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are reminded of what they owe, in days from the day it is due.
 *
 * @param reminders days of the reminders, in order; negative ones are before the day
 * @param escalation the day on which their manager hears of it
 */
@ConfigurationProperties("runstate.ladder")
record LadderSettings(@DefaultValue( {
		"-1", "1", "3" }) List<Integer> reminders, @DefaultValue("7") int escalation){

	/** How many rungs there are. */
	int rungs() {
		return this.reminders.size() + 1;
	}

	/** The day of a rung, counted from 1. */
	int day(int rung) {
		return (rung > this.reminders.size()) ? this.escalation : this.reminders.get(rung - 1);
	}

	/** The highest rung reached so many days after the day something was due. */
	int reached(long days) {
		int rung = 0;
		while (rung < rungs() && day(rung + 1) <= days) {
			rung++;
		}
		return rung;
	}

}
