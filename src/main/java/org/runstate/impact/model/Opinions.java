package org.runstate.impact.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What the model makes of one notice.
 */
public final class Opinions {

	private final Model model;

	private final Wording wording;

	private final Vector vector;

	private final float[] sums;

	Opinions(Model model, Wording wording, Vector vector, float[] sums) {
		this.model = model;
		this.wording = wording;
		this.vector = vector;
		this.sums = sums;
	}

	/** Its opinions about the values of a part, as far as it has any. */
	public List<Opinion> about(String part) {
		List<Opinion> opinions = new ArrayList<>();
		for (int head = 0; head < this.sums.length; head++) {
			Head asked = this.model.heads().get(head);
			if (asked.question().part().equals(part)) {
				opinions.add(new Opinion(asked, asked.chance(this.sums[head]), head));
			}
		}
		return opinions;
	}

	/**
	 * The words of the notice that weighed most.
	 * @param yes what spoke for it, or else against it
	 */
	public List<String> words(Opinion opinion, boolean yes) {
		Weightiest weightiest = new Weightiest();
		int sign = yes ? 1 : -1;
		for (int at = 0; at < this.vector.size(); at++) {
			float share = sign * this.vector.value(at) * this.model.weight(this.vector.row(at), opinion.head());
			if (weightiest.isWanted(share) && this.vector.isWords(at)) {
				weightiest.add(share, at);
			}
		}
		return weightiest.words(this.wording.said(), this.vector::start, this.vector::end);
	}

	/**
	 * An answer.
	 *
	 * @param chance that it is yes, 0 to 1
	 * @param head its number in the model
	 */
	public record Opinion(Head asked, double chance, int head) {

		public String value() {
			return this.asked.question().value();
		}

		public boolean isYes() {
			return this.chance >= this.asked.threshold();
		}

	}

}
