package org.runstate.wording;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.runstate.delivery.OwnWords;

/**
 * The organisation's own words in one language.
 *
 * @param texts those that somebody wrote, by key
 * @param host what the organisation is called where nobody wrote it
 */
record Wording(Map<String, String> texts, String host) implements OwnWords {

	@Override
	public @Nullable String say(String text, Map<String, ?> values) {
		String own = this.texts.get(text);
		return (own == null) ? null : Placeholders.fill(own, (name) -> name.equals(Placeholders.ORGANISATION)
				? organisation() : Objects.toString(values.get(name), ""));
	}

	private String organisation() {
		return this.texts.getOrDefault(OwnText.ORGANISATION.key(), this.host);
	}

	/** The same with another text in the place of one; an empty one is none. */
	Wording with(OwnText text, String words) {
		Map<String, String> all = new HashMap<>(this.texts);
		all.remove(text.key());
		if (!words.isEmpty()) {
			all.put(text.key(), words);
		}
		return new Wording(Map.copyOf(all), this.host);
	}

}
