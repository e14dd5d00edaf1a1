package org.runstate.impact;

import java.time.LocalDate;

/**
 * The word before a date that says on which side of it something happens.
 *
 * @param words how the text says it, in small letters; empty if it does not
 * @param limits whether something has to be done until then
 * @param without whether the first day of the date is too late
 */
record Bound(String words, boolean limits, boolean without) {

	private static final Bound NONE = new Bound("", false, false);

	/** How many words may stand between it and the date, as "by the" has one. */
	private static final int STEPS = 3;

	static Bound before(String text, int place) {
		WordsBefore words = new WordsBefore(text, place, 0);
		for (int step = 0; step < STEPS && words.next(); step++) {
			switch (words.word()) {
				case "by", "until", "till", "til" -> {
					return new Bound(words.word(), true, false);
				}
				case "than" -> {
					boolean later = words.next() && words.word().equals("later") && words.next()
							&& (words.word().equals("no") || words.word().equals("not"));
					return later ? new Bound("no later than", true, false) : NONE;
				}
				case "before" -> {
					return onOr(words) ? new Bound("on or before", true, false) : new Bound("before", true, true);
				}
				case "to" -> {
					return (words.next() && words.word().equals("prior")) ? new Bound("prior to", true, true) : NONE;
				}
				case "through", "after" -> {
					return new Bound(words.word(), false, false);
				}
				case "starting", "beginning", "from", "effective", "between", "begins", "starts", "of" -> {
					return new Bound(words.word(), false, true);
				}
				case "on", "in" -> {
					return onOrIn(words);
				}
				case "the", "or", "around", "about", "approximately", "early", "monday", "tuesday", "wednesday",
						"thursday", "friday", "saturday", "sunday" -> {
					continue;
				}
				default -> {
					return NONE;
				}
			}
		}
		return NONE;
	}

	/** The last day on which acting is in time. */
	LocalDate last(Promise promise) {
		return this.without ? promise.from().minusDays(1) : promise.to();
	}

	/** Whether something is so from then on. */
	boolean begins() {
		return this.words.startsWith("starting") || this.words.startsWith("beginning") || this.words.equals("from")
				|| this.words.equals("effective");
	}

	private static boolean onOr(WordsBefore words) {
		return words.next() && words.word().equals("or") && words.next() && words.word().equals("on");
	}

	/** "Starting on" says more than "on". */
	private static Bound onOrIn(WordsBefore words) {
		String preposition = words.word();
		boolean more = words.next() && (words.word().equals("starting") || words.word().equals("beginning"));
		return new Bound(more ? words.word() + " " + preposition : preposition, false, true);
	}

}
