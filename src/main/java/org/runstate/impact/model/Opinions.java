package org.runstate.impact.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What the model makes of one notice.
 */
public final class Opinions {

	private final List<Head> heads;

	private final Wording wording;

	private final Vector vector;

	private final float[] sums;

	/** What each feature adds to each sum, by feature and within it by head. */
	private final float[] shares;

	Opinions(List<Head> heads, Wording wording, Vector vector, float[] sums, float[] shares) {
		this.heads = heads;
		this.wording = wording;
		this.vector = vector;
		this.sums = sums;
		this.shares = shares;
	}

	/** Its opinions about the values of a part, as far as it has any. */
	public List<Opinion> about(String part) {
		List<Opinion> opinions = new ArrayList<>();
		for (int head = 0; head < this.sums.length; head++) {
			Head asked = this.heads.get(head);
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
		for (int at = 0; at < this.vector.size(); at++) {
			float share = this.shares[at * this.heads.size() + opinion.head()];
			if (weightiest.isWanted(yes ? share : -share) && this.vector.isWords(at)) {
				weightiest.add(yes ? share : -share, at);
			}
		}
		return weightiest.words((at) -> this.wording.said().substring(this.vector.start(at), this.vector.end(at)));
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
