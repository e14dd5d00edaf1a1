package org.runstate.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.runstate.platform.Phrases.Hit;

import static org.assertj.core.api.Assertions.assertThat;

class PhraseSetsTests {

	private static final List<List<String>> SETS = List.of(
			List.of("tv", "apple tv", "Apple", "retir*", "apple", "a tv", "re"),
			List.of("a", "retired", "apple*", "tv a", "no-tv", "don't"),
			List.of("no", "no apple tv", "Apple TV", "-tv", "tv:"));

	private static final List<String> PIECES = List.of("apple", "Apple", "TV", "tv", "retir", "retired", "a", "no", " ",
			" ", " ", "  ", "\n", "\u00a0", "-", "\u2011", "'", "\u2019", "don", "t", ":", "\u00e9", "1", "re");

	private final PhraseSets sets = new PhraseSets(SETS.stream().map(Phrases::new).toList());

	@Test
	void findsWhatALookAtEveryPlaceFinds() {
		Random random = new Random(1);
		int found = 0;
		for (int round = 0; round < 3000; round++) {
			StringBuilder text = new StringBuilder();
			for (int piece = random.nextInt(20); piece > 0; piece--) {
				text.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			List<List<Hit>> hits = this.sets.in(text.toString());
			for (int set = 0; set < SETS.size(); set++) {
				assertThat(hits.get(set)).as(text.toString()).isEqualTo(everywhere(SETS.get(set), text.toString()));
				found += hits.get(set).size();
			}
		}
		assertThat(found).isGreaterThan(1000);
	}

	@Test
	void eachSetFindsWhatItFindsAlone() {
		String text = "Apple TV: no apple tv is retired, don't retire a tv";
		for (int set = 0; set < SETS.size(); set++) {
			assertThat(this.sets.in(text).get(set)).isEqualTo(new Phrases(SETS.get(set)).in(text)).isNotEmpty();
		}
	}

	/** Every start and end is compared with every phrase. */
	private static List<Hit> everywhere(List<String> phrases, String text) {
		List<Hit> hits = new ArrayList<>();
		for (int phrase = 0; phrase < phrases.size(); phrase++) {
			for (int start = 0; start < text.length(); start++) {
				for (int end = start + 1; end <= text.length(); end++) {
					if (isPhrase(phrases.get(phrase), text, start, end)) {
						hits.add(new Hit(phrase, start, end));
					}
				}
			}
		}
		hits.sort(Comparator.comparingInt(Hit::end).thenComparingInt(Hit::start).thenComparingInt(Hit::phrase));
		return hits;
	}

	private static boolean isPhrase(String phrase, String text, int start, int end) {
		String words = text.substring(start, end)
			.replaceAll("[\\s\u00a0]+", " ")
			.replace('\u2011', '-')
			.replace('\u2019', '\'');
		String wanted = phrase.endsWith("*") ? phrase.substring(0, phrase.length() - 1) : phrase;
		boolean capital = !Character.isUpperCase(phrase.charAt(0)) || Character.isUpperCase(words.charAt(0));
		return words.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)) && capital
				&& isBoundary(text, start) && (phrase.endsWith("*") || isBoundary(text, end));
	}

	private static boolean isBoundary(String text, int at) {
		return at == 0 || at == text.length() || !Character.isLetterOrDigit(text.charAt(at - 1))
				|| !Character.isLetterOrDigit(text.charAt(at));
	}

}
