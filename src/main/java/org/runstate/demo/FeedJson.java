package org.runstate.demo;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes JSON Feed 1.1.
 */
final class FeedJson {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private FeedJson() {
	}

	static String write(String title, String address, List<Told> entries) {
		ObjectNode feed = mapper.createObjectNode()
			.put("version", "https://jsonfeed.org/version/1.1")
			.put("title", title)
			.put("feed_url", address);
		var items = feed.putArray("items");
		for (Told entry : entries) {
			ObjectNode item = items.addObject()
				.put("id", entry.key())
				.put("url", entry.link())
				.put("title", entry.title())
				.put("content_html", entry.html())
				.put("date_published", entry.published().toString())
				.put("date_modified", entry.updated().toString());
			entry.labels().forEach(item.putArray("tags")::add);
		}
		return feed.toString();
	}

}
