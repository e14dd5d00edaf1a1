package org.runstate.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.runstate.notice.Revision;

/**
 * What other rules would make of past notices.
 *
 * @param looked how many notices were looked at
 * @param changed how many of them would mean something else
 * @param notices the newest of those
 * @param moves how often each part would come to another value, such as
 * {@code Action: plan instead of inform}
 */
public record RuleEffect(int looked, int changed, List<Notice> notices, List<Move> moves) {

	/** A notice that would mean something else; a sentence for each part. */
	public record Notice(long noticeId, String title, List<String> changes) {
	}

	/** One kind of change and how many notices have it. */
	public record Move(String words, int notices) {
	}

	/** Gathers what would change, notice by notice, in bounded memory. */
	static final class Gathering {

		private final int shown;

		private final List<Notice> notices = new ArrayList<>();

		private final TreeMap<String, Integer> moves = new TreeMap<>();

		private int looked;

		private int changed;

		Gathering(int shown) {
			this.shown = shown;
		}

		void add(Revision revision, Impact before, Impact after) {
			this.looked++;
			List<String> changes = changes(before, after);
			if (!changes.isEmpty()) {
				this.changed++;
				changes.forEach((change) -> this.moves.merge(change, 1, Integer::sum));
				if (this.notices.size() < this.shown) {
					this.notices.add(new Notice(revision.noticeId(), revision.title(), changes));
				}
			}
		}

		RuleEffect effect() {
			List<Move> all = new ArrayList<>();
			this.moves.forEach((words, count) -> all.add(new Move(words, count)));
			all.sort((one, other) -> Integer.compare(other.notices(), one.notices()));
			return new RuleEffect(this.looked, this.changed, List.copyOf(this.notices),
					List.copyOf(all.subList(0, Math.min(this.shown, all.size()))));
		}

	}

	static List<String> changes(Impact before, Impact after) {
		List<String> changes = new ArrayList<>();
		for (ImpactPart part : ImpactPart.values()) {
			String was = part.in(before);
			String is = part.in(after);
			if (!was.equals(is)) {
				changes.add(part.label() + ": " + is + " instead of " + was);
			}
		}
		return changes;
	}

}
