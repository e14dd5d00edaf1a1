package org.runstate.source.reading;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A release cycle of a product. Each of the three forms of endoflife.date has its own
 * words for the same.
 *
 * @param label as the vendor calls it, perhaps with place holders
 * @param active until when it gets more than security updates: a day, {@code true} for
 * "is over", {@code false} for "not announced", or blank
 * @param supported the same for support at all
 * @param extended the same for support that is paid for
 * @param longTerm whether it is supported longer than others
 */
record ReleaseCycle(String name, String label, String codename, String link, String released, String active,
		String supported, String extended, boolean longTerm) {

	static ReleaseCycle of(JsonNode cycle) {
		return new ReleaseCycle(any(cycle, "name", "cycle", "releaseCycle"), any(cycle, "label", "releaseLabel"),
				any(cycle, "codename"), any(cycle, "link"), any(cycle, "releaseDate"), until(cycle, "eoas", "support"),
				until(cycle, "eol", "eol"), until(cycle, "eoes", "extendedSupport"),
				cycle.path("isLts").asBoolean(false) || cycle.path("lts").asBoolean(false));
	}

	/**
	 * A day where there is one: whether it has passed depends on today, so what is
	 * derived from it would say the same in other words tomorrow.
	 */
	private static String until(JsonNode cycle, String stem, String legacy) {
		String flag = "is" + stem.substring(0, 1).toUpperCase(Locale.ROOT) + stem.substring(1);
		return any(cycle, stem + "From", stem, legacy, flag);
	}

	private static String any(JsonNode node, String... names) {
		return Stream.of(names)
			.map((name) -> Json.text(node, name))
			.filter((text) -> !text.isEmpty())
			.findFirst()
			.orElse("");
	}

	Draft draft(EndOfLifeReader.Product product) {
		Instant end = Json.moment(this.supported);
		boolean over = this.supported.equals("true");
		String title = title(product) + ((end != null) ? ": support until " + this.supported
				: over ? ": support has ended" : ": no end of support announced");
		Content content = new Content().say("Released", this.released)
			.say("Active support", words(this.active))
			.say("Support", words(this.supported))
			.say("Extended support", words(this.extended))
			.say(this.longTerm ? "This is a long-term support release." : "")
			.link("Release notes", filled(this.link.isEmpty() ? product.changes() : this.link));
		return new Draft(this.name, title).at(product.page())
			.saying(content)
			.label("category", (end != null || over) ? "retirement" : "update")
			.label("actBy", (end != null) ? this.supported : "")
			.published(Json.moment(this.released));
	}

	private String title(EndOfLifeReader.Product product) {
		String template = this.label.isEmpty() ? product.label() : this.label;
		String called = template.isEmpty() ? this.name : filled(template);
		String name = product.name().toLowerCase(Locale.ROOT);
		boolean complete = Stream.of(called.toLowerCase(Locale.ROOT).split("\\P{L}+"))
			.anyMatch((word) -> word.length() > 1 && name.contains(word)); // as in "Mac
																			// OS X 10.5"
		return (product.name().isEmpty() || complete) ? called : product.name() + " " + called;
	}

	/** What names the latest patch release is left out for its sake. */
	private String filled(String template) {
		return template.contains("__LATEST") ? ""
				: template.replace("__RELEASE_CYCLE__", this.name).replace("__CODENAME__", this.codename);
	}

	private static String words(String until) {
		return switch (until) {
			case "true" -> "has ended";
			case "false" -> "no end announced";
			case "" -> "";
			default -> "until " + until;
		};
	}

}
