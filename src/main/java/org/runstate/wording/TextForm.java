package org.runstate.wording;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.language.Words;

/**
 * A text as it is typed.
 *
 * @param version of the text that it was typed over; null or 0 for the built-in one
 * @param en in English, empty for the built-in words
 * @param de the same in German
 */
public record TextForm(@Nullable Integer version, String en, String de) implements Serializable {

	private static final long serialVersionUID = 1;

	/** Whatever is missing is empty. */
	public TextForm {
		en = typed(en);
		de = typed(de);
	}

	private static String typed(@Nullable String words) {
		return (words != null) ? Placeholders.clean(words) : "";
	}

	/** The version that it was typed over, 0 for the built-in words. */
	public int over() {
		return Objects.requireNonNullElse(this.version, 0);
	}

	/** What it says to readers of a language. */
	String in(Locale spoken) {
		return spoken.equals(Locale.GERMAN) ? this.de : this.en;
	}

	/** What is wrong with it, if anything is. */
	Optional<Wrong> wrong(OwnText text) {
		return Words.SPOKEN.stream().flatMap((spoken) -> wrong(text, spoken).stream()).findFirst();
	}

	private Optional<Wrong> wrong(OwnText text, Locale spoken) {
		String words = in(spoken);
		if (words.length() > text.longest()) {
			return Optional
				.of(new Wrong(spoken.getLanguage(), "long", String.valueOf(words.length() - text.longest())));
		}
		return Placeholders.unknown(words, text.placeholders())
			.map((name) -> new Wrong(spoken.getLanguage(), "unknown", "{" + name + "}"));
	}

	/**
	 * What is wrong.
	 *
	 * @param language of the words, as the field is called
	 * @param what as in {@code wording.wrong.<what>}
	 * @param value what that says it of
	 */
	record Wrong(String language, String what, String value) {
	}

}
