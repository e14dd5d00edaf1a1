package org.runstate.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Difference;
import org.runstate.notice.Revision;
import org.runstate.notice.TextDiff;

/**
 * What one revision changed, as the page of its notice shows it.
 *
 * @param number of the revision
 * @param differences what it changed, typed
 * @param passages its text against the one before
 * @param cut whether there is more that is not shown
 */
public record Changes(int number, List<Typed> differences, List<Passage> passages, boolean cut) {

	/** As many passages are shown. */
	private static final int PASSAGES = 200;

	/** As many characters of what stands together are shown. */
	private static final int LONGEST = 5000;

	public Changes {
		differences = List.copyOf(differences);
		passages = List.copyOf(passages);
	}

	/**
	 * The changes of a revision, or of the newest one; nothing if there is no earlier
	 * one.
	 * @param revisions of a notice, newest first
	 * @param differences by revision
	 */
	static Optional<Changes> of(List<Revision> revisions, Map<Long, List<Difference>> differences,
			@Nullable Integer wanted) {
		int number = (wanted != null) ? wanted : revisions.get(0).number();
		for (int at = 0; at < revisions.size() - 1; at++) {
			if (revisions.get(at).number() == number) {
				Revision after = revisions.get(at);
				return Optional
					.of(between(revisions.get(at + 1), after, differences.getOrDefault(after.id(), List.of())));
			}
		}
		return Optional.empty();
	}

	private static Changes between(Revision before, Revision after, List<Difference> differences) {
		List<Passage> passages = new ArrayList<>();
		boolean cut = false;
		for (TextDiff.Block block : TextDiff.between(before.title() + "\n" + before.text(),
				after.title() + "\n" + after.text())) {
			if (passages.size() == PASSAGES) {
				cut = true;
				break;
			}
			cut |= block.pieces().stream().anyMatch((piece) -> piece.text().length() > LONGEST);
			passages
				.add(new Passage(block.changed(), block.paragraphs(), block.pieces().stream().map(Words::of).toList()));
		}
		return new Changes(after.number(),
				differences.stream()
					.map((one) -> new Typed(one.kind().key().replace('-', ' '), one.material(), one.why()))
					.toList(),
				passages, cut);
	}

	/**
	 * A difference with its kind in words.
	 */
	public record Typed(String kind, boolean material, String why) {
	}

	/**
	 * A paragraph that changed, or some in a row that did not.
	 *
	 * @param paragraphs how many
	 */
	public record Passage(boolean changed, long paragraphs, List<Words> words) {

		public Passage {
			words = List.copyOf(words);
		}

	}

	/**
	 * Words that stayed, went or came.
	 *
	 * @param fate {@code same}, {@code gone} or {@code new}
	 */
	public record Words(String fate, String text) {

		static Words of(TextDiff.Piece piece) {
			String fate = switch (piece.kind()) {
				case SAME -> "same";
				case GONE -> "gone";
				case NEW -> "new";
			};
			String text = piece.text();
			return new Words(fate, (text.length() > LONGEST) ? text.substring(0, LONGEST) + "\u2026" : text);
		}

	}

}
