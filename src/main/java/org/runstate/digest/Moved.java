package org.runstate.digest;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How much more or less a person would have been told, or how many people of a notice:
 * listed, to acknowledge, and at once.
 */
public final class Moved {

	private static final int KINDS = 3;

	private final String name;

	private final @Nullable Long noticeId;

	private final int[] more = new int[KINDS];

	private final int[] fewer = new int[KINDS];

	Moved(String name, @Nullable Long noticeId) {
		this.name = name;
		this.noticeId = noticeId;
	}

	void count(Replay.Told before, Replay.Told then) {
		count(0, before.listed(), then.listed());
		count(1, before.owed(), then.owed());
		count(2, before.atOnce(), then.atOnce());
	}

	private void count(int kind, boolean before, boolean then) {
		this.more[kind] += (then && !before) ? 1 : 0;
		this.fewer[kind] += (before && !then) ? 1 : 0;
	}

	/** A person's name, or a notice's title. */
	public String name() {
		return this.name;
	}

	/** The notice; null for a person. */
	public @Nullable Long noticeId() {
		return this.noticeId;
	}

	boolean isTouched() {
		return weight() > 0;
	}

	int weight() {
		int weight = 0;
		for (int kind = 0; kind < KINDS; kind++) {
			weight += this.more[kind] + this.fewer[kind];
		}
		return weight;
	}

	/** For each of the three, such as {@code +3 −1}; empty where nothing moved. */
	public List<String> words() {
		List<String> words = new ArrayList<>();
		for (int kind = 0; kind < KINDS; kind++) {
			String more = (this.more[kind] > 0) ? "+" + this.more[kind] : "";
			String fewer = (this.fewer[kind] > 0) ? "\u2212" + this.fewer[kind] : "";
			words.add((more + " " + fewer).strip());
		}
		return words;
	}

}
