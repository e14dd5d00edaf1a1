package org.runstate.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Phrases;
import org.runstate.platform.Phrases.Hit;

/**
 * Where the words of each {@link Mark} stand in a text, by where they end.
 *
 * @param hits by the ordinal of the mark
 */
@SuppressWarnings("EnumOrdinal") // within one run only, as reading must be quick
record Marks(String text, List<List<Hit>> hits) {

	/** The words of all. */
	static final Phrases PHRASES = new Phrases(
			Arrays.stream(Mark.values()).flatMap((mark) -> mark.words().stream()).toList());

	private static final int KINDS = Mark.values().length;

	private static final Mark[][] kinds = kinds();

	static Marks in(String text) {
		return of(text, PHRASES.in(text));
	}

	/** The same where the words have been found. */
	static Marks of(String text, List<Hit> found) {
		List<List<Hit>> hits = new ArrayList<>(KINDS);
		for (int kind = 0; kind < KINDS; kind++) {
			hits.add(new ArrayList<>());
		}
		for (Hit hit : found) {
			for (Mark mark : kinds[hit.phrase()]) {
				hits.get(mark.ordinal()).add(hit);
			}
		}
		return new Marks(text, hits);
	}

	/** All of a kind. */
	List<Hit> all(Mark mark) {
		return this.hits.get(mark.ordinal());
	}

	/**
	 * The last of a kind that stands wholly within, the longest of several; or nothing.
	 */
	@Nullable Hit last(Mark mark, int from, int to) {
		List<Hit> all = all(mark);
		Hit last = null;
		for (int at = endingAfter(all, to) - 1; at >= 0 && all.get(at).end() > from; at--) {
			Hit hit = all.get(at);
			if (last != null && hit.end() < last.end()) {
				break;
			}
			if (hit.start() >= from && (last == null || hit.covers(last))) {
				last = hit;
			}
		}
		return last;
	}

	boolean any(Mark mark, int from, int to) {
		return last(mark, from, to) != null;
	}

	/** Those of a kind that stand wholly within and in no longer one. */
	List<Hit> within(Mark mark, int from, int to) {
		List<Hit> all = all(mark);
		List<Hit> within = new ArrayList<>();
		for (int at = endingAfter(all, from); at < all.size() && all.get(at).end() <= to; at++) {
			Hit hit = all.get(at);
			if (hit.start() >= from) {
				within.removeIf(hit::covers);
				within.add(hit);
			}
		}
		return within;
	}

	/** The words of a hit as they stand in {@link Mark}. */
	static String phrase(Hit hit) {
		return PHRASES.phrase(hit.phrase());
	}

	/** The first of those that end behind a place. */
	private static int endingAfter(List<Hit> all, int place) {
		int low = 0;
		int high = all.size();
		while (low < high) {
			int middle = (low + high) / 2;
			if (all.get(middle).end() > place) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

	private static Mark[][] kinds() {
		Map<String, List<Mark>> kinds = new HashMap<>();
		for (Mark mark : Mark.values()) {
			mark.words().forEach((word) -> kinds.computeIfAbsent(word, (one) -> new ArrayList<>()).add(mark));
		}
		Mark[][] byNumber = new Mark[kinds.size()][];
		for (int number = 0; number < byNumber.length; number++) {
			byNumber[number] = kinds.getOrDefault(PHRASES.phrase(number), List.of()).toArray(Mark[]::new);
		}
		return byNumber;
	}

}
