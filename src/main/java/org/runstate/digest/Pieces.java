package org.runstate.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text rendered once, with slots in which each person's own values are put. Slots are
 * marked by a word that nobody outside this process can know, so no notice can bring one.
 */
final class Pieces {

	private static final String SECRET = UUID.randomUUID().toString().replace("-", "");

	private static final Pattern SLOT = Pattern.compile("slot" + SECRET + "([a-z]+)end");

	/** Text and names of slots in turn, beginning and ending with a text. */
	private final List<String> parts;

	private Pieces(List<String> parts) {
		this.parts = parts;
	}

	/**
	 * What a template is given in the place of a personal value.
	 * @param name letters only
	 */
	static String slot(String name) {
		return "slot" + SECRET + name + "end";
	}

	static Pieces of(String rendered) {
		List<String> parts = new ArrayList<>();
		Matcher slots = SLOT.matcher(rendered);
		int from = 0;
		while (slots.find()) {
			parts.add(rendered.substring(from, slots.start()));
			parts.add(slots.group(1));
			from = slots.end();
		}
		parts.add(rendered.substring(from));
		return new Pieces(List.copyOf(parts));
	}

	/**
	 * The text with its slots filled.
	 * @param values gives each slot's value by name, escaped as the text needs it
	 */
	String with(UnaryOperator<String> values) {
		StringBuilder text = new StringBuilder(length() + 256);
		for (int i = 0; i < this.parts.size(); i++) {
			text.append((i % 2 == 0) ? this.parts.get(i) : values.apply(this.parts.get(i)));
		}
		return text.toString();
	}

	/** How many characters it has without the values. */
	int length() {
		int length = 0;
		for (int i = 0; i < this.parts.size(); i += 2) {
			length += this.parts.get(i).length();
		}
		return length;
	}

}
