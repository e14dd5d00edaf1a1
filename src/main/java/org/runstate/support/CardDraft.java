package org.runstate.support;

import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.runstate.impact.Action;
import org.runstate.impact.Impact;
import org.runstate.impact.News;
import org.runstate.impact.Promise;
import org.runstate.impact.Sections;
import org.runstate.impact.Sections.Part;
import org.runstate.language.Words;
import org.runstate.platform.Platform;
import org.runstate.platform.Vocabulary;

import org.springframework.stereotype.Component;

/**
 * Drafts a card from what a notice says itself: its sections sentence by sentence, its
 * dates, and whom it asks to do what. Nothing is made up; the phrases around it are the
 * same for all.
 */
@Component
class CardDraft {

	private static final int LOOKED_AT = 20_000;

	private static final int LONGEST_LOOK = 700;

	private static final int LONGEST_ANSWER = 1500;

	private static final int LONGEST_TITLE = 200;

	private final Words words;

	private final Locale locale;

	CardDraft(Words words, DeskSettings settings) {
		this.words = words;
		this.locale = Words.spoken(settings.language());
	}

	/** A card for what a notice says now. */
	CardText of(News news, List<Promise> promises) {
		Impact impact = news.impact();
		Sections sections = Sections.of(cut(news.text(), LOOKED_AT));
		return new CardText(say("says." + impact.category().key(), cut(news.title(), LONGEST_TITLE)),
				looks(sections, impact.platforms()), answer(news, sections, promises), escalate(news),
				promises.stream().map(Promise::from).min(Comparator.naturalOrder()).orElse(null),
				Moment.spokenOfUntil(impact, promises).orElse(null));
	}

	/**
	 * What it looks like: the sentences on how it affects people, under each platform
	 * those that name it.
	 */
	private static Map<String, String> looks(Sections sections, Set<Platform> platforms) {
		List<String> how = sentences(sections.text(Part.HOW));
		List<String> told = how.isEmpty() ? sentences(sections.text(Part.WHAT)) : how;
		Map<String, List<String>> looks = new LinkedHashMap<>();
		looks.put(CardText.ANY, new ArrayList<>());
		new TreeSet<>(platforms).forEach((platform) -> looks.put(platform.key(), new ArrayList<>()));
		for (String sentence : told) {
			Set<Platform> named = Vocabulary.standard().platformsIn(sentence);
			named.retainAll(platforms);
			if (named.isEmpty() || named.size() == platforms.size()) {
				add(looks, CardText.ANY, sentence);
			}
			else {
				named.forEach((platform) -> add(looks, platform.key(), sentence));
			}
		}
		Map<String, String> drafted = new LinkedHashMap<>();
		looks.forEach((key, lines) -> {
			if (!lines.isEmpty()) {
				drafted.put(key, fitting(lines, LONGEST_LOOK));
			}
		});
		return drafted;
	}

	private static void add(Map<String, List<String>> looks, String key, String sentence) {
		looks.computeIfAbsent(key, (one) -> new ArrayList<>()).add(sentence);
	}

	private String answer(News news, Sections sections, List<Promise> promises) {
		List<String> lines = new ArrayList<>();
		if (!promises.isEmpty()) {
			lines.add(say("when",
					promises.stream().map(this::when).distinct().limit(3).collect(Collectors.joining("; "))));
		}
		List<String> prepare = sentences(sections.text(Part.PREPARE));
		boolean nothing = news.impact().action() == Action.INFORM || Sections.isNoAction(news.text());
		if (nothing) {
			lines.add(say("nothing"));
		}
		else {
			lines.add(say("something"));
			lines.addAll(prepare);
		}
		LocalDate actBy = news.impact().actBy();
		if (actBy != null) {
			lines.add(say("by", Days.day(actBy, this.locale)));
		}
		return fitting(lines, LONGEST_ANSWER);
	}

	private String when(Promise promise) {
		return Days.span(promise.from(), promise.to(), this.locale);
	}

	private String escalate(News news) {
		List<String> services = news.impact().services();
		return say("escalate", services.isEmpty() ? news.source() : String.join(", ", services));
	}

	private String say(String key, Object... values) {
		return this.words.say(this.locale, "support.draft." + key, values);
	}

	/** As many whole sentences as fit, at least one. */
	private static String fitting(List<String> sentences, int longest) {
		StringBuilder text = new StringBuilder();
		for (String sentence : sentences) {
			if (!text.isEmpty() && text.length() + sentence.length() >= longest) {
				break;
			}
			text.append(text.isEmpty() ? "" : "\n").append(cut(sentence, longest));
		}
		return text.toString();
	}

	private static List<String> sentences(String text) {
		List<String> sentences = new ArrayList<>();
		for (String line : text.split("\n", -1)) {
			BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ENGLISH);
			ends.setText(line);
			int begin = ends.first();
			for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
				String sentence = line.substring(begin, end).strip();
				if (!sentence.isEmpty()) {
					sentences.add(sentence);
				}
				begin = end;
			}
		}
		return sentences;
	}

	private static String cut(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
		return text.substring(0, end) + "…";
	}

}
