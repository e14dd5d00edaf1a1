package org.runstate.impact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.runstate.platform.Phrases;
import org.runstate.platform.Platform;
import org.runstate.platform.Vocabulary;

/**
 * Decides on platforms. The first of these that names any decides: the vendor's labels, a
 * sentence such as "This message applies to ...", the title, the source's own platforms
 * if it has one, the text.
 */
final class PlatformReading {

	/** What stands before a list of platforms. */
	static final Phrases STATEMENTS = new Phrases(List.of("message applies to", "rollout applies to",
			"update applies to", "change applies to", "feature applies to", "announcement applies to",
			"retirement applies to", "post applies to", "this applies to", "applies to:", "platforms:",
			"platforms affected:", "affected platforms:", "supported platforms:", "available for:"));

	private final Vocabulary vocabulary;

	PlatformReading(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
	}

	/** Each platform with its reason, in the order of {@link Platform}. */
	Map<Platform, Reason> of(Subject subject, Said said) {
		Map<Platform, Reason> platforms = new EnumMap<>(Platform.class);
		for (String label : subject.labels()) {
			label(label, platforms);
		}
		if (platforms.isEmpty()) {
			add(stated(said), "the text says that it applies to", platforms);
		}
		if (platforms.isEmpty()) {
			add(said.platformsInTitle(this.vocabulary), "the title names", platforms);
		}
		if (platforms.isEmpty()) {
			source(subject, platforms);
		}
		if (platforms.isEmpty()) {
			add(said.platformsInText(this.vocabulary), "the text names", platforms);
		}
		return platforms;
	}

	private void label(String label, Map<Platform, Reason> platforms) {
		int colon = label.indexOf(':');
		String name = label.substring(0, Math.max(0, colon)).strip();
		boolean list = name.equalsIgnoreCase("platforms") || name.equalsIgnoreCase("platform");
		for (String word : list ? label.substring(colon + 1).split("[,;]") : new String[] { label }) {
			this.vocabulary.label(word)
				.ifPresent((platform) -> platforms.putIfAbsent(platform, new Reason("platforms", platform.key(),
						"vendor", "the vendor names the platform: \u201c" + word.strip() + "\u201d")));
		}
	}

	private static void source(Subject subject, Map<Platform, Reason> platforms) {
		for (String key : subject.platforms()) {
			Platform.of(key)
				.ifPresent((platform) -> platforms.putIfAbsent(platform,
						new Reason("platforms", platform.key(), "rule", "its source is about " + platform.label())));
		}
	}

	private static void add(List<Vocabulary.Mention> mentions, String why, Map<Platform, Reason> platforms) {
		for (Vocabulary.Mention mention : mentions) {
			platforms.putIfAbsent(mention.platform(), new Reason("platforms", mention.platform().key(), "rule",
					why + ": \u201c" + mention.words() + "\u201d"));
		}
	}

	/** What the sentences that say what a notice applies to name. */
	private List<Vocabulary.Mention> stated(Said said) {
		String text = said.whole();
		List<Vocabulary.Mention> mentions = new ArrayList<>();
		for (Phrases.Hit hit : said.statements()) {
			mentions.addAll(this.vocabulary.stated(text.substring(hit.end(), end(text, hit.end()))));
		}
		return mentions;
	}

	/** The end of a sentence, or of the list below it. */
	private int end(String text, int from) {
		int at = from;
		while (at < text.length()) {
			char symbol = text.charAt(at);
			boolean last = at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
			boolean over = symbol == '\n' && !text.substring(from, at).isBlank() && !listGoesOn(text, at);
			if (over || (symbol == '.' && last)) {
				return at;
			}
			at++;
		}
		return at;
	}

	/** Items of a list stand on short lines of their own, with or without a dash. */
	private boolean listGoesOn(String text, int at) {
		int next = at;
		while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
			next++;
		}
		if (next == text.length()) {
			return false;
		}
		int line = text.indexOf('\n', next);
		String item = text.substring(next, (line < 0) ? text.length() : line).strip();
		boolean marked = "-*\u2022\u00b7".indexOf(item.charAt(0)) >= 0;
		return marked || (item.length() < 60 && !item.endsWith(".") && !item.endsWith(":")
				&& !this.vocabulary.stated(item).isEmpty());
	}

}
