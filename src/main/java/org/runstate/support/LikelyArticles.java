package org.runstate.support;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.runstate.impact.Impact;
import org.runstate.impact.News;
import org.runstate.support.Articles.Likely;

import org.springframework.stereotype.Component;

/**
 * Articles that may help with a notice. The score: 4 for a service in common, 2 for a
 * system in common, and up to 4 for words in common, of which the article with the most
 * gets 4. Offered from 4 on, and always when somebody pinned it.
 */
@Component
class LikelyArticles {

	private static final int SERVICE = 4;

	private static final int PLATFORM = 2;

	private static final int WORDS = 4;

	private static final int LEAST = 4;

	private static final int MOST = 5;

	private static final int LOOKED_AT = 50;

	private static final int NAMED = 3;

	private static final int LONG_WORD = 5;

	private static final int READ = 1500;

	private final Articles articles;

	LikelyArticles(Articles articles) {
		this.articles = articles;
	}

	/** The most likely first; those that were pinned before all others. */
	List<Suggestion> of(News news) {
		String text = news.title() + "\n" + news.text().substring(0, Math.min(READ, news.text().length()));
		String words = String.join(" ", words(text));
		List<Likely> likely = this.articles.likely(news.noticeId(), words, LOOKED_AT);
		double best = likely.stream().mapToDouble(Likely::relevance).max().orElse(0);
		return likely.stream()
			.map((one) -> suggestion(one, news.impact(), words(text), best))
			.filter((one) -> one.pinned() || one.score() >= LEAST)
			.sorted(Comparator.comparing(Suggestion::pinned)
				.reversed()
				.thenComparing(Suggestion::score, Comparator.reverseOrder())
				.thenComparing(Suggestion::id))
			.limit(MOST)
			.toList();
	}

	/** Articles that somebody took off the card, by title. */
	List<Dismissed> dismissed(long noticeId) {
		return this.articles.dismissed(noticeId);
	}

	private static Suggestion suggestion(Likely likely, Impact impact, Set<String> words, double best) {
		Article article = likely.article();
		Topics topics = article.topics();
		List<String> services = topics.sharedServices(impact.services());
		boolean platform = topics.platforms().stream().anyMatch(impact.platforms()::contains);
		int score = (services.isEmpty() ? 0 : SERVICE) + (platform ? PLATFORM : 0)
				+ ((best > 0) ? (int) Math.round(WORDS * likely.relevance() / best) : 0);
		// what is about other services or systems hardly helps, whatever its words
		boolean elsewhere = !topics.isAnywhere() && services.isEmpty() && !platform;
		Set<String> common = words(article.title() + " " + topics.keywordsText());
		common.retainAll(words);
		return new Suggestion(article.id(), article.title(), article.url(), elsewhere ? 0 : score, likely.pinned(),
				topics.shared(impact.services(), impact.platforms()), common.stream().limit(NAMED).toList());
	}

	/** The longer words of a text, which are what it is about. */
	private static Set<String> words(String text) {
		Set<String> words = new LinkedHashSet<>();
		Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
			.filter((word) -> word.length() >= LONG_WORD && !word.chars().allMatch(Character::isDigit))
			.limit(200)
			.forEach(words::add);
		return words;
	}

	/** An article that somebody took off. */
	public record Dismissed(long id, String title) {
	}

	/**
	 * An article on a card.
	 *
	 * @param url null where it has a text only
	 * @param shared services and systems in common
	 * @param words some of the words in common
	 */
	public record Suggestion(long id, String title, @Nullable String url, int score, boolean pinned,
			List<String> shared, List<String> words) {
	}

}
