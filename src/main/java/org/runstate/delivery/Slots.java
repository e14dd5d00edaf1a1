package org.runstate.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text rendered once, with slots in which each person's own values are put. Slots are
 * marked by a word that nobody outside this process can know, so no notice can bring one.
 *
 * @param parts text and names of slots in turn, beginning and ending with a text
 */
public record Slots(List<String> parts) {

	private static final String SECRET = UUID.randomUUID().toString().replace("-", "");

	private static final Pattern SLOT = Pattern.compile("slot" + SECRET + "([a-zA-Z]+)end");

	/**
	 * What a template is given in the place of a personal value.
	 * @param name letters only
	 */
	public static String slot(String name) {
		return "slot" + SECRET + name + "end";
	}

	/** A text as a template rendered it. */
	public static Slots of(String rendered) {
		List<String> parts = new ArrayList<>();
		Matcher slots = SLOT.matcher(rendered);
		int from = 0;
		while (slots.find()) {
			parts.add(rendered.substring(from, slots.start()));
			parts.add(slots.group(1));
			from = slots.end();
		}
		parts.add(rendered.substring(from));
		return new Slots(List.copyOf(parts));
	}

	/** The names of the slots, each once. */
	Set<String> names() {
		return IntStream.range(0, this.parts.size() / 2)
			.mapToObj((i) -> this.parts.get(2 * i + 1))
			.collect(Collectors.toSet());
	}

	/**
	 * The text before a slot and the text behind it.
	 * @throws IllegalStateException if there is no such slot, naming it
	 */
	List<Slots> cut(String name) {
		for (int i = 1; i < this.parts.size(); i += 2) {
			if (this.parts.get(i).equals(name)) {
				return List.of(new Slots(this.parts.subList(0, i)),
						new Slots(this.parts.subList(i + 1, this.parts.size())));
			}
		}
		throw new IllegalStateException("the template has no place for " + name
				+ "; it is needed in text and HTML, in the order of the built-in template");
	}

	/**
	 * The text with its slots filled.
	 * @param values gives each slot's value by name, escaped as the text needs it
	 */
	public String with(UnaryOperator<String> values) {
		StringBuilder text = new StringBuilder(256);
		for (int i = 0; i < this.parts.size(); i++) {
			text.append((i % 2 == 0) ? this.parts.get(i) : values.apply(this.parts.get(i)));
		}
		return text.toString();
	}

}
