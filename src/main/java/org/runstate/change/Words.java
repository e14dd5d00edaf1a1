package org.runstate.change;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of a notice by which its likeness to others is told, with their weights:
 * those of its title, and at a third of the weight those of how its text begins.
 */
final class Words {

	private static final int OF_THE_TEXT = 400;

	private static final int MOST = 60;

	private static final int LONGEST = 40;

	private static final double IN_TEXT = 0.3;

	private static final Set<String> EMPTY = Set.of("the", "and", "for", "with", "from", "that", "this", "will", "are",
			"you", "your", "can", "have", "has", "our", "new", "now", "into", "their", "when", "which", "was", "were",
			"been", "also", "more", "all", "any", "its", "not", "but", "they", "them", "use", "using", "in", "on", "of",
			"to", "is", "be", "as", "an", "at", "by", "or", "we", "it", "microsoft", "updated", "update", "soon",
			"coming");

	private Words() {
	}

	/** At most 60 words with their weights, those of the title first. */
	static Map<String, Double> of(String title, String text) {
		Map<String, Double> words = new LinkedHashMap<>();
		add(title, 1, words);
		add(text.substring(0, Math.min(OF_THE_TEXT, text.length())), IN_TEXT, words);
		return words;
	}

	private static void add(String text, double weight, Map<String, Double> words) {
		String folded = text.toLowerCase(Locale.ROOT);
		int start = -1;
		for (int at = 0; at <= folded.length(); at++) {
			boolean inside = at < folded.length() && Character.isLetterOrDigit(folded.charAt(at));
			if (inside && start < 0) {
				start = at;
			}
			else if (!inside && start >= 0) {
				String word = folded.substring(start, at);
				if (word.length() > 1 && !EMPTY.contains(word) && words.size() < MOST) {
					words.putIfAbsent(stem(word), weight);
				}
				start = -1;
			}
		}
	}

	/** The word without the endings that change with its place in a sentence. */
	private static String stem(String word) {
		String stem = without(without(word, "s"), "ing", "ed");
		stem = without(stem, "e");
		return (stem.length() > LONGEST) ? stem.substring(0, LONGEST) : stem;
	}

	private static String without(String word, String... endings) {
		for (String ending : endings) {
			if (word.endsWith(ending) && word.length() - ending.length() > 3 && !word.endsWith("ss")) {
				return word.substring(0, word.length() - ending.length());
			}
		}
		return word;
	}

}
