package org.runstate.impact;

import org.jspecify.annotations.Nullable;

/**
 * The words before a month, a quarter or a year that name a part of it: "early", "mid",
 * "the end of".
 *
 * @param start where they begin
 * @param from the first part named
 * @param to the last one, mostly the same
 */
record DatePart(int start, Kind from, Kind to) {

	/** How people cut a month. */
	enum Kind {

		EARLY(1, 10), MID(11, 20), LATE(21, 31), FIRST_HALF(1, 15), SECOND_HALF(16, 31), FIRST_WEEK(1, 7),
		SECOND_WEEK(8, 14), THIRD_WEEK(15, 21), FOURTH_WEEK(22, 28);

		final int firstDay;

		final int lastDay;

		Kind(int firstDay, int lastDay) {
			this.firstDay = firstDay;
			this.lastDay = lastDay;
		}

	}

	/** What stands before a place, or nothing. */
	static @Nullable DatePart before(String text, int place, int floor) {
		WordsBefore words = new WordsBefore(text, place, floor);
		words.next();
		boolean of = words.word().equals("of");
		if (words.word().equals("the") || of) {
			words.next();
			if (words.word().equals("of")) {
				of = true;
				words.next();
			}
		}
		Kind kind = of ? named(words) : simple(words.word());
		if (kind == null) {
			return null;
		}
		int start = words.start();
		if (kind != Kind.EARLY && kind != Kind.MID && kind != Kind.LATE) {
			return new DatePart(start, kind, kind);
		}
		words.next();
		if (words.word().equals("to") || words.word().equals("or") || words.word().equals("and")) {
			words.next();
		}
		Kind other = (of || words.word().equals("end")) ? null : simple(words.word());
		if (other == null) {
			return new DatePart(start, kind, kind);
		}
		return new DatePart(words.start(), (other.firstDay < kind.firstDay) ? other : kind, kind);
	}

	/** The first day within a month. */
	int firstDay() {
		return this.from.firstDay;
	}

	/** The last day within a month, 31 for its end. */
	int lastDay() {
		return this.to.lastDay;
	}

	private static @Nullable Kind simple(String word) {
		return switch (word) {
			case "early" -> Kind.EARLY;
			case "mid" -> Kind.MID;
			case "late", "end" -> Kind.LATE;
			default -> null;
		};
	}

	/** What may stand before "of". */
	private static @Nullable Kind named(WordsBefore words) {
		String word = words.word();
		if (word.equals("half") || word.equals("week")) {
			int end = words.start();
			words.next();
			Kind kind = numbered(words.word(), word.equals("half"));
			return (kind != null && end > words.start()) ? kind : null;
		}
		return switch (word) {
			case "beginning", "start" -> Kind.EARLY;
			case "middle" -> Kind.MID;
			case "end" -> Kind.LATE;
			default -> null;
		};
	}

	private static @Nullable Kind numbered(String word, boolean half) {
		return switch (word) {
			case "first", "1st" -> half ? Kind.FIRST_HALF : Kind.FIRST_WEEK;
			case "second", "2nd" -> half ? Kind.SECOND_HALF : Kind.SECOND_WEEK;
			case "third", "3rd" -> half ? null : Kind.THIRD_WEEK;
			case "fourth", "4th" -> half ? null : Kind.FOURTH_WEEK;
			case "last", "final", "latter" -> half ? Kind.SECOND_HALF : Kind.LATE;
			default -> null;
		};
	}

}
