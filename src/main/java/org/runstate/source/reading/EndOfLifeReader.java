package org.runstate.source.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import org.springframework.stereotype.Component;

/**
 * Reads endoflife.date: the product of its interface version 1, the array of the one
 * before, and the Markdown of the product's page. One notice a release cycle says until
 * when it is supported. The latest patch release of a cycle is left out: it would revise
 * the notice every other week, and about support it says nothing.
 */
@Component
class EndOfLifeReader implements Reader {

	private static final Pattern FRONT = Pattern.compile("---\\R(.*?\\R)---\\s*?(?:\\R.*)?", Pattern.DOTALL);

	private static final Pattern LEGACY = Pattern.compile("/api/([^/?]+?)(?:\\.json)?/?(?:\\?.*)?$");

	private static final YAMLMapper yaml = YAMLMapper.builder().build();

	@Override
	public String kind() {
		return "endoflife";
	}

	@Override
	public boolean recognises(String start) {
		return (start.startsWith("---") && start.contains("\nreleases:"))
				|| (start.startsWith("---") && start.contains("\nreleasePolicyLink:"))
				|| (start.contains("\"schema_version\"") && start.contains("\"eolFrom\""))
				|| (start.startsWith("[") && start.contains("\"cycle\"") && start.contains("\"eol\""));
	}

	@Override
	public Reading read(Fetched.Body body, Options options) {
		try {
			String text = TextOf.body(body);
			return text.startsWith("---") ? markdown(text) : json(Json.tree(body), body, options);
		}
		catch (UnreadableException ex) {
			return new Reading.Unreadable(ex.failure(), ex.sentence());
		}
	}

	private static Reading json(JsonNode root, Fetched.Body body, Options options) throws UnreadableException {
		if (root.isArray() && (root.isEmpty() || root.path(0).has("cycle"))) {
			Matcher address = LEGACY.matcher(String.valueOf(body.address()));
			String product = address.find() ? address.group(1) : "";
			return reading(new Product(options.text("product").orElse(product), page(product), "", ""),
					Json.stream(root));
		}
		JsonNode result = root.path("result");
		if (!result.path("releases").isArray()) {
			throw Json.other("a product of endoflife.date");
		}
		String link = Json.text(result.path("links"), "html");
		String name = Json.text(result, "label");
		return reading(
				new Product(options.text("product").orElse(name),
						link.isEmpty() ? page(Json.text(result, "name")) : link, "", ""),
				Json.stream(result.path("releases")));
	}

	private static Reading markdown(String text) throws UnreadableException {
		Matcher front = FRONT.matcher(text);
		if (!front.matches()) {
			throw new UnreadableException(Failure.TRUNCATED_BODY, "The page ends within its front matter.", null);
		}
		JsonNode root;
		try {
			root = yaml.readTree(front.group(1));
		}
		catch (JacksonException ex) {
			throw new UnreadableException(Failure.PARSE_ERROR, "The front matter is not YAML: " + Json.reason(ex), ex);
		}
		if (!root.path("releases").isArray()) {
			throw new UnreadableException(Failure.PROTOCOL_ERROR, "The front matter names no releases.", null);
		}
		return reading(
				new Product(Json.text(root, "title"), page(Json.text(root, "permalink")),
						Json.text(root, "releaseLabel"), Json.text(root, "changelogTemplate")),
				Json.stream(root.path("releases")));
	}

	private static Reading reading(Product product, Stream<JsonNode> cycles) {
		return Drafts.reading(product.name(), cycles.map((cycle) -> ReleaseCycle.of(cycle).draft(product)), null);
	}

	private static String page(String product) {
		return "https://endoflife.date/" + product.replaceFirst("^/", "");
	}

	/**
	 * What the cycles have in common.
	 *
	 * @param page its page at endoflife.date
	 * @param label how cycles are called, with {@code __RELEASE_CYCLE__}, or blank
	 * @param changes where a cycle's release notes are, in the same form, or blank
	 */
	record Product(String name, String page, String label, String changes) {
	}

}
