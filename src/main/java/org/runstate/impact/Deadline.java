package org.runstate.impact;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Timeline.Dated;

/**
 * Finds the last day on which acting is in time: in the vendor's label, else in "by" or
 * "before" a date near words that ask for something, or "starting" with a date from which
 * something must be so, else in when something ends.
 */
final class Deadline {

	/** How far into the next sentence is looked. */
	private static final int NEXT = 60;

	private final Marks marks;

	/** Whether the notice speaks of something that ends. */
	private final boolean ends;

	/** Whether its title asks for something, at least. */
	private final boolean urges;

	private @Nullable Sections sections;

	private Deadline(Marks marks, boolean ends) {
		this.marks = marks;
		this.ends = ends;
		int title = marks.text().indexOf('\n');
		this.urges = ends || marks.any(Mark.URGES, 0, (title < 0) ? marks.text().length() : title);
	}

	/**
	 * The deadline of a text with its reason. Of what the text says, a day that it asks
	 * to act by counts most, then a day on which something ends, then what is less exact;
	 * of several the first.
	 * @param marks of the title and the text below it
	 * @param ends whether the notice speaks of something that ends
	 */
	static @Nullable Found in(Marks marks, List<Dated> dates, boolean ends, @Nullable LocalDate published) {
		Deadline deadline = new Deadline(marks, ends);
		Found best = null;
		for (Dated date : dates) {
			Bound bound = Bound.before(marks.text(), date.start());
			LocalDate last = bound.last(date.promise());
			if (published == null || !last.isBefore(published.minusDays(1))) {
				Found found = deadline.read(date, bound, last, published);
				boolean better = found != null && (best == null || found.weight() > best.weight()
						|| (found.weight() == best.weight() && found.day().isBefore(best.day())));
				best = better ? found : best;
			}
		}
		return best;
	}

	private @Nullable Found read(Dated date, Bound bound, LocalDate last, @Nullable LocalDate published) {
		int from = date.sentenceStart();
		int to = date.sentenceEnd();
		boolean exact = date.isExact();
		boolean rollsOut = this.marks.any(Mark.ROLLS_OUT, from, to);
		String words = (bound.words() + " " + date.promise().words()).strip();
		if (bound.limits() && !rollsOut
				&& (this.marks.any(Mark.ASKS, from, to) || part(date) == Sections.Part.PREPARE)) {
			return new Found(last, true, "the text asks to act \u201c" + words + "\u201d", exact ? 4 : 2);
		}
		// "It is turned on by May 3. If you do nothing, ..."
		if (exact && !rollsOut && this.marks.any(Mark.THREATENS, from, to + NEXT)) {
			return new Found(last, true, "the text says what happens to those who do not act \u201c" + words + "\u201d",
					4);
		}
		// "Starting May 3, all tenants must ..."
		if (exact && !rollsOut && bound.begins() && this.marks.any(Mark.DEMANDS, date.end(), to)) {
			return new Found(last, true, "the text says what has to be done \u201c" + words + "\u201d", 3);
		}
		if (published != null && !last.isAfter(published)) {
			return null;
		}
		boolean begins = "begin".equals(date.promise().milestone());
		boolean ended = this.marks.any(Mark.STOPS, from, to) || (this.urges && this.marks.any(Mark.ENDS, from, to));
		int weight = 0;
		if (ended && (!rollsOut || (this.ends && begins)) && (this.urges || exact)) {
			weight = exact ? 3 : 1;
		}
		else if (this.ends && exact && part(date) == Sections.Part.WHEN) {
			weight = 1;
		}
		return (weight == 0) ? null
				: new Found(last, false, "the text says that it ends \u201c" + words + "\u201d", weight);
	}

	private Sections.Part part(Dated date) {
		if (this.sections == null) {
			this.sections = Sections.of(this.marks.text());
		}
		return this.sections.at(date.start());
	}

	/**
	 * A deadline and the clause that explains it.
	 *
	 * @param asked whether the text asks to act by it, rather than names an end
	 * @param weight how much it counts, the more the better
	 */
	record Found(LocalDate day, boolean asked, String why, int weight) {
	}

}
