package org.runstate.change;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How much two notices are alike by their words: the cosine of the angle between them,
 * where a word counts the more the fewer notices have it.
 *
 * @param notices how many notices there are
 * @param having how many of them have a word
 */
record Likeness(long notices, ToIntFunction<String> having) {

	private static final int NAMED = 4;

	/** Among fewer notices, counts do not tell yet which words are common. */
	private static final long FEW = 1000;

	/** From 0, nothing in common, to 1, the same words. */
	double between(Map<String, Double> one, Map<String, Double> other) {
		double both = 0;
		for (Map.Entry<String, Double> word : one.entrySet()) {
			Double weight = other.get(word.getKey());
			if (weight != null) {
				double rarity = rarity(word.getKey());
				both += word.getValue() * weight * rarity * rarity;
			}
		}
		return (both == 0) ? 0 : both / (length(one) * length(other));
	}

	/** The words that count most of those that both have. */
	List<String> shared(Map<String, Double> one, Map<String, Double> other) {
		return one.keySet()
			.stream()
			.filter(other::containsKey)
			.sorted(Comparator.comparingDouble(this::rarity).reversed())
			.limit(NAMED)
			.toList();
	}

	double rarity(String word) {
		return Math.log((Math.max(this.notices, FEW) + 1.0) / (1 + this.having.applyAsInt(word))) + 0.1;
	}

	private double length(Map<String, Double> words) {
		double square = 0;
		for (Map.Entry<String, Double> word : words.entrySet()) {
			double one = word.getValue() * rarity(word.getKey());
			square += one * one;
		}
		return Math.sqrt(square);
	}

}
