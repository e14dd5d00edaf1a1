package org.runstate.impact.model;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Takes a notice apart into features. Part of the model's format: to change what is a
 * feature is to change the number of {@link ModelFile#FORMAT}.
 */
final class Features {

	private static final int TITLE = 1;

	private static final int TITLE_START = 2;

	private static final int STEM = 8;

	private static final int TEXT = 9;

	private static final int SERVICE = 10;

	private static final int MARK = 11;

	private static final int LENGTH = 12;

	private static final int TITLE_LENGTH = 13;

	private static final int SERVICES = 14;

	private static final int SERVICES_TOGETHER = 15;

	private static final int LINES = 16;

	private static final int QUESTIONS = 17;

	private static final int SECTION = 20;

	private static final int SECTION_LENGTH = 40;

	private static final int SENTENCE = 60;

	private static final int WEEKDAY = 61;

	private static final int PERIOD = 62;

	/** Days of the periods by which a vendor's habits are known. */
	private static final int[] PERIODS = { 91, 183, 365 };

	/** How many words at the start of a title have a place of their own. */
	private static final int LEADING = 4;

	private Features() {
	}

	/** Names each feature, as often as it occurs. */
	static void of(Wording wording, Sink sink) {
		String said = wording.said();
		Tokens title = Tokens.of(said, 0, wording.titleEnd());
		grams(title, 0, title.size(), TITLE, Block.TITLE, sink);
		for (int word = 0; word < title.size(); word++) {
			if (word < LEADING) {
				sink.add(Hash.in(TITLE_START + word, title.hash(word)), Block.TITLE, title.start(word),
						title.end(word));
			}
			if (title.stem(word) != 0) {
				sink.add(Hash.in(STEM, title.stem(word)), Block.STEM, 0, 0);
			}
		}
		int from = Math.min(said.length(), wording.titleEnd() + 1);
		Tokens text = Tokens.of(said, from, said.length());
		grams(text, 0, text.size(), TEXT, Block.TEXT, sink);
		sections(said, text, sink);
		mark(LENGTH, length(said.length() - from, 2), sink);
		mark(TITLE_LENGTH, wording.titleEnd() / 15, sink);
		mark(SERVICES, wording.services().size(), sink);
		sentences(said, text, sink);
		int together = 0;
		for (String service : wording.services()) {
			int name = Hash.of(service.strip().toLowerCase(Locale.ROOT));
			mark(SERVICE, name, sink);
			together += Hash.in(SERVICE, name);
		}
		mark(SERVICES_TOGETHER, together, sink);
		if (wording.published() != null) {
			published(wording.published(), sink);
		}
		for (String mark : wording.marks()) {
			mark(MARK, Hash.of(mark), sink);
		}
	}

	private static void sections(String said, Tokens text, Sink sink) {
		int[] letters = new int[Section.COUNT];
		Section section = Section.INTRO;
		int lines = 0;
		int from = 0;
		while (from < text.size()) {
			lines++;
			int to = from + 1;
			while (to < text.size() && !isLineBreak(said, text.end(to - 1), text.start(to))) {
				to++;
			}
			section = Section.of(text, from, to, section);
			letters[section.number()] += text.end(to - 1) - text.start(from);
			if (section != Section.UPDATE_NOTE) {
				grams(text, from, to, SECTION + section.number(), Block.SECTION, sink);
			}
			from = to;
		}
		mark(LINES, length(lines, 3), sink);
		for (int at = 0; at < letters.length; at++) {
			mark(SECTION_LENGTH + at, length(letters[at], 1.5), sink);
		}
	}

	/** Vendors' set phrases, headings among them, tell more than their words do. */
	private static void sentences(String said, Tokens text, Sink sink) {
		int questions = 0;
		int from = 0;
		while (from < text.size()) {
			int hash = 0;
			int to = from;
			do {
				hash = Hash.in(SENTENCE, hash, text.hash(to));
				to++;
			}
			while (to < text.size() && text.isJoined(to));
			sink.add(hash, Block.SENTENCE, text.start(from), text.end(to - 1));
			if (text.end(to - 1) < said.length() && said.charAt(text.end(to - 1)) == '?') {
				questions++;
			}
			from = to;
		}
		mark(QUESTIONS, Math.min(5, questions), sink);
	}

	/** Each day is in two periods of a length, so that none begins abruptly. */
	private static void published(LocalDate day, Sink sink) {
		mark(WEEKDAY, day.getDayOfWeek().getValue(), sink);
		for (int at = 0; at < PERIODS.length; at++) {
			int half = (int) Math.floorDiv(2 * day.toEpochDay(), (long) PERIODS[at]);
			sink.add(Hash.in(PERIOD + at, half), Block.PERIOD, 0, 0);
			sink.add(Hash.in(PERIOD + at, half + 1), Block.PERIOD, 0, 0);
		}
	}

	private static boolean isLineBreak(String said, int from, int to) {
		for (int at = from; at < to; at++) {
			if (said.charAt(at) == '\n') {
				return true;
			}
		}
		return false;
	}

	private static void grams(Tokens words, int from, int to, int place, Block block, Sink sink) {
		for (int at = from; at < to; at++) {
			sink.add(Hash.in(place, words.hash(at)), block, words.start(at), words.end(at));
			if (at > from && words.isJoined(at)) {
				sink.add(Hash.in(place, words.hash(at - 1), words.hash(at)), block, words.start(at - 1), words.end(at));
			}
		}
	}

	private static void mark(int place, int value, Sink sink) {
		sink.add(Hash.in(place, value), Block.MARK, 0, 0);
	}

	private static int length(int letters, double steps) {
		return (int) (Math.log1p(letters) * steps);
	}

	/** What features are told to. */
	interface Sink {

		/**
		 * One occurrence of a feature.
		 * @param start where its words begin in what is said
		 * @param end where they end; not behind their start if it is no words
		 */
		void add(int hash, Block block, int start, int end);

	}

}
