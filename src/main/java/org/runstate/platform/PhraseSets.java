package org.runstate.platform;

import java.util.ArrayList;
import java.util.List;

import org.runstate.platform.Phrases.Hit;

/**
 * Sets of phrases that are all found in one pass over a text, as a pass for each set
 * costs as much as one for all.
 */
public final class PhraseSets {

	private final int count;

	/** The set of each phrase. */
	private final int[] sets;

	/** The number of each phrase within its set. */
	private final int[] numbers;

	private final PhraseScan scan;

	public PhraseSets(List<Phrases> sets) {
		this.count = sets.size();
		List<String> all = new ArrayList<>();
		sets.forEach((set) -> all.addAll(set.all()));
		this.sets = new int[all.size()];
		this.numbers = new int[all.size()];
		int next = 0;
		for (int set = 0; set < this.count; set++) {
			for (int number = 0; number < sets.get(set).all().size(); number++) {
				this.sets[next] = set;
				this.numbers[next++] = number;
			}
		}
		this.scan = new PhraseScan(all);
	}

	/** What each of the sets finds in the text, in the order of the sets. */
	public List<List<Hit>> in(String text) {
		List<List<Hit>> found = new ArrayList<>(this.count);
		for (int set = 0; set < this.count; set++) {
			found.add(new ArrayList<>());
		}
		this.scan.in(text,
				(phrase, start, end) -> found.get(this.sets[phrase]).add(new Hit(this.numbers[phrase], start, end)));
		found.forEach(PhraseScan::order);
		return found;
	}

}
