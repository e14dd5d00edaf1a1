package org.runstate.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.language.Words;

/**
 * The texts that an organisation can say in its own words. Pages say what each is by
 * {@code wording.title.<key>} and {@code wording.where.<key>}.
 */
public enum OwnText {

	/** What the placeholder of the same name stands for. */
	ORGANISATION(100, Sample.DIGEST, null, ""),

	DIGEST(500, Sample.DIGEST, null, "name count owed organisation"),

	REMINDER(500, Sample.REMINDER, null, "name count late organisation"),

	ESCALATION(500, Sample.ESCALATION, "mail.escalation.see", "name count organisation"),

	MISTAKE(500, Sample.REMINDER, "mail.not-you", "name organisation"),

	FOOTER(1000, Sample.DIGEST, null, "organisation");

	private final int longest;

	private final Sample sample;

	private final @Nullable String builtIn;

	private final String placeholders;

	OwnText(int longest, Sample sample, @Nullable String builtIn, String placeholders) {
		this.longest = longest;
		this.sample = sample;
		this.builtIn = builtIn;
		this.placeholders = placeholders;
	}

	/** As in addresses, the database and templates of mails. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The text with this key, if there is one. */
	static Optional<OwnText> of(String key) {
		return Arrays.stream(values()).filter((one) -> one.key().equals(key)).findFirst();
	}

	/** How many characters it may have. */
	public int longest() {
		return this.longest;
	}

	/** The names that may stand in braces. */
	public List<String> placeholders() {
		return this.placeholders.isEmpty() ? List.of() : List.of(this.placeholders.split(" "));
	}

	/** The mail by which it is shown. */
	Sample sample() {
		return this.sample;
	}

	/** What is said when nobody wrote anything else; empty when nothing is. */
	String builtIn(Words words, Locale reader) {
		return (this.builtIn != null) ? words.say(reader, this.builtIn, "{name}") : "";
	}

}
