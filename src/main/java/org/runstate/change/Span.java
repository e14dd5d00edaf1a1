package org.runstate.change;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.change.Slips.Place;
import org.runstate.change.Slips.Step;
import org.runstate.impact.Promise;

/**
 * From the beginning to the end of what one text promises for a stage in a cloud.
 *
 * @param previously what the same text says was promised before, if it does
 */
record Span(LocalDate from, LocalDate to, String words, @Nullable Span previously) {

	/** What a text that names no stage promises: it rolls out, for everybody. */
	private static final String AVAILABLE = "general-availability";

	private static final String DATE = "date";

	private static final String WORLDWIDE = "worldwide";

	/**
	 * The spans of a text. A day without a stage counts only where it is the only one.
	 */
	static Map<Place, Span> of(List<Promise> promises) {
		Map<Place, Span> spans = new LinkedHashMap<>();
		for (Promise promise : promises) {
			String stage = stage(promise);
			if (stage == null) {
				continue;
			}
			String clouds = promise.cloud();
			for (String cloud : ((clouds != null) ? clouds : WORLDWIDE).split(",", -1)) {
				spans.merge(new Place(stage, cloud.strip()), of(promise), Span::together);
			}
		}
		if (spans.isEmpty() && promises.size() == 1) {
			spans.put(new Place(DATE, WORLDWIDE), of(promises.get(0)));
		}
		return spans;
	}

	private static @Nullable String stage(Promise promise) {
		String stage = promise.stage();
		return (stage != null) ? stage : (promise.milestone() != null) ? AVAILABLE : null;
	}

	private static Span of(Promise promise) {
		Promise before = promise.previously();
		return new Span(promise.from(), promise.to(), promise.words(),
				(before != null) ? new Span(before.from(), before.to(), before.words(), null) : null);
	}

	private Span together(Span other) {
		Span before = this.previously;
		Span its = other.previously;
		Span previous = (before == null && its == null) ? null
				: ((before != null) ? before : this.now()).united((its != null) ? its : other.now());
		Span both = united(other);
		return new Span(both.from, both.to, both.words, previous);
	}

	private Span now() {
		return new Span(this.from, this.to, this.words, null);
	}

	private Span united(Span other) {
		LocalDate first = this.from.isBefore(other.from) ? this.from : other.from;
		LocalDate last = this.to.isAfter(other.to) ? this.to : other.to;
		boolean same = this.words.equals(other.words) || other.words.isEmpty();
		return new Span(first, last, same ? this.words : this.words + " to " + other.words, null);
	}

	boolean isWhen(Span other) {
		return this.from.equals(other.from) && this.to.equals(other.to);
	}

	boolean isWithin(Step step) {
		return !this.from.isBefore(step.from()) && !this.to.isAfter(step.to());
	}

	boolean contains(Step step) {
		return !this.from.isAfter(step.from()) && !this.to.isBefore(step.to());
	}

}
