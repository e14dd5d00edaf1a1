package org.runstate.digest;

import java.time.LocalDate;
import java.util.Comparator;

import org.runstate.acknowledgement.Concern;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.News;

/**
 * A piece of news as it stands in one person's digest.
 *
 * @param due the last day on which acknowledging it is in time
 */
record Item(News news, Concern concern, LocalDate due) {

	/** What is owed first, then by urgency, by day, and by how much it touches anyone. */
	static final Comparator<Item> PRESSING = Comparator.comparing((Item item) -> !item.concern().owes())
		.thenComparing((item) -> item.news().impact().urgency())
		.thenComparing((item) -> item.news().impact().actBy(), Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing((item) -> level(item.news().impact()), Comparator.reverseOrder())
		.thenComparing((item) -> item.news().position(), Comparator.reverseOrder());

	/** The same with a text of its news. */
	Item reading(String text) {
		return new Item(this.news.reading(text), this.concern, this.due);
	}

	private static Level level(Impact impact) {
		Level most = impact.admin();
		most = (impact.helpdesk().compareTo(most) > 0) ? impact.helpdesk() : most;
		return (impact.user().compareTo(most) > 0) ? impact.user() : most;
	}

}
