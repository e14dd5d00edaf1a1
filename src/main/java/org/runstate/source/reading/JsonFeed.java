package org.runstate.source.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.WebAddress;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON Feed 1.0 and 1.1.
 */
final class JsonFeed {

	private JsonFeed() {
	}

	static RawFeed read(String json, @Nullable URI address) throws UnreadableException {
		JsonNode root = Json.tree(json);
		if (!root.path("version").asString("").contains("jsonfeed.org") || !root.path("items").isArray()) {
			throw new UnreadableException(Failure.NOT_A_FEED, "The answer is JSON, but not a JSON Feed.", null);
		}
		URI base = (address != null) ? address : site(root);
		List<RawFeed.Item> items = new ArrayList<>();
		int refused = 0;
		for (JsonNode item : root.path("items")) {
			if (item.isObject()) {
				items.add(item(item, base));
				refused += (!text(item, "url", "").isBlank() && items.get(items.size() - 1).link() == null) ? 1 : 0;
			}
		}
		return new RawFeed(text(root, "title", ""), items, refused);
	}

	private static RawFeed.Item item(JsonNode item, @Nullable URI base) {
		String url = WebAddress.link(text(item, "url", ""), base);
		String link = (url != null) ? url : WebAddress.link(text(item, "external_url", ""), base);
		String id = text(item, "id", "");
		List<String> labels = new ArrayList<>();
		item.path("tags").forEach((tag) -> labels.add(Json.text(tag)));
		labels.removeIf(String::isEmpty);
		return new RawFeed.Item(id.isEmpty() ? null : id, link, text(item, "title", ""), content(item), labels,
				text(item, "date_published", ""), text(item, "date_modified", ""));
	}

	private static String content(JsonNode item) {
		String html = text(item, "content_html", "");
		return html.isBlank() ? Markup.ofText(text(item, "content_text", text(item, "summary", ""))) : html;
	}

	/** Numbers count as text: ids are often written as such. */
	static String text(JsonNode node, String name, String otherwise) {
		JsonNode value = node.path(name);
		return value.isValueNode() && !value.isNull() ? Json.wellFormed(value.asString(otherwise)) : otherwise;
	}

	private static @Nullable URI site(JsonNode root) {
		String page = WebAddress.link(text(root, "home_page_url", ""), null);
		return (page != null) ? URI.create(page) : null;
	}

}
