package org.runstate.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;

/**
 * What changed from one text to another, word by word, for people to read. Paragraphs are
 * compared first and words only within those that changed; beyond bounds a paragraph
 * counts as changed from its first word to its last, so that a text of any size is
 * compared in the time of reading it.
 */
public final class TextDiff {

	/**
	 * More paragraphs than this between the first and the last change are not compared.
	 */
	private static final int PARAGRAPHS = 1500;

	/** Nor are more words than this within a change. */
	private static final int WORDS = 1500;

	/** How many words all changes together may have to be compared. */
	private static final int ALL_WORDS = 20_000;

	private final List<Block> blocks = new ArrayList<>();

	private int words;

	private TextDiff() {
	}

	/**
	 * Compares two texts.
	 * @param before without markup, paragraphs apart by line breaks
	 * @param after the same
	 * @return the paragraphs of both in their order; empty if both are empty
	 */
	public static List<Block> between(String before, String after) {
		TextDiff diff = new TextDiff();
		diff.compare(paragraphs(before), paragraphs(after));
		return List.copyOf(diff.blocks);
	}

	private void compare(List<String> before, List<String> after) {
		int same = 0;
		while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
			same++;
		}
		int rest = 0;
		while (rest < Math.min(before.size(), after.size()) - same
				&& before.get(before.size() - 1 - rest).equals(after.get(after.size() - 1 - rest))) {
			rest++;
		}
		same(before.subList(0, same));
		between(before.subList(same, before.size() - rest), after.subList(same, after.size() - rest));
		same(before.subList(before.size() - rest, before.size()));
	}

	private void between(List<String> before, List<String> after) {
		if (before.size() + after.size() > PARAGRAPHS) {
			changed(before, after);
			return;
		}
		int done = 0;
		for (Gap gap : gaps(before, after)) {
			same(before.subList(done, gap.start()));
			changed(before.subList(gap.start(), gap.end()), after.subList(gap.newStart(), gap.newEnd()));
			done = gap.end();
		}
		same(before.subList(done, before.size()));
	}

	private void same(List<String> paragraphs) {
		if (!paragraphs.isEmpty()) {
			this.blocks.add(new Block(false, List.of(new Piece(Kind.SAME, String.join("\n", paragraphs)))));
		}
	}

	/** Paragraphs that stand for each other are compared one by one. */
	private void changed(List<String> before, List<String> after) {
		if (before.size() == after.size()) {
			for (int at = 0; at < before.size(); at++) {
				words(before.get(at), after.get(at));
			}
		}
		else {
			words(String.join("\n", before), String.join("\n", after));
		}
	}

	private void words(String before, String after) {
		List<String> were = tokens(before);
		List<String> are = tokens(after);
		int size = were.size() + are.size();
		List<Piece> pieces = new ArrayList<>();
		if (were.isEmpty() || are.isEmpty() || size > WORDS || this.words + size > ALL_WORDS) {
			add(pieces, Kind.GONE, before);
			add(pieces, Kind.NEW, after);
		}
		else {
			this.words += size;
			int done = 0;
			for (Gap gap : gaps(were, are)) {
				add(pieces, Kind.SAME, String.join("", were.subList(done, gap.start())));
				add(pieces, Kind.GONE, String.join("", were.subList(gap.start(), gap.end())));
				add(pieces, Kind.NEW, String.join("", are.subList(gap.newStart(), gap.newEnd())));
				done = gap.end();
			}
			add(pieces, Kind.SAME, String.join("", were.subList(done, were.size())));
		}
		this.blocks.add(new Block(true, pieces));
	}

	/** Where two lists differ, what is gone and what came in its place together. */
	private static List<Gap> gaps(List<String> before, List<String> after) {
		List<Gap> gaps = new ArrayList<>();
		for (Change change : new MyersDiffWithLinearSpace<String>(Objects::equals).computeDiff(before, after, null)) {
			Gap gap = new Gap(change.startOriginal, change.endOriginal, change.startRevised, change.endRevised);
			Gap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
			if (last != null && last.end() == gap.start() && last.newEnd() == gap.newStart()) {
				gaps.set(gaps.size() - 1, new Gap(last.start(), gap.end(), last.newStart(), gap.newEnd()));
			}
			else {
				gaps.add(gap);
			}
		}
		return gaps;
	}

	private static void add(List<Piece> pieces, Kind kind, String text) {
		if (!text.isEmpty()) {
			pieces.add(new Piece(kind, text));
		}
	}

	private static List<String> paragraphs(String text) {
		return text.lines().filter((line) -> !line.isBlank()).map(String::strip).toList();
	}

	/** Words with the blanks behind them. */
	private static List<String> tokens(String text) {
		List<String> tokens = new ArrayList<>();
		int start = 0;
		for (int at = 1; at <= text.length() && tokens.size() <= WORDS; at++) {
			boolean ends = at == text.length()
					|| (!Character.isWhitespace(text.charAt(at)) && Character.isWhitespace(text.charAt(at - 1)));
			if (ends) {
				tokens.add(text.substring(start, at));
				start = at;
			}
		}
		return tokens;
	}

	private record Gap(int start, int end, int newStart, int newEnd) {
	}

	/** What became of words. */
	public enum Kind {

		SAME, GONE, NEW

	}

	/** Words in a row with the same fate. */
	public record Piece(Kind kind, String text) {
	}

	/**
	 * A paragraph, or several in a row that stayed as they are, apart by line breaks.
	 */
	public record Block(boolean changed, List<Piece> pieces) {

		public Block {
			pieces = List.copyOf(pieces);
		}

		/** How many paragraphs it has. */
		public long paragraphs() {
			return this.pieces.stream().flatMap((piece) -> piece.text().lines()).count();
		}

	}

}
