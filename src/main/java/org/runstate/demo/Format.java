package org.runstate.demo;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The form in which a sample source publishes.
 */
enum Format {

	@JsonProperty("rss")
	RSS("application/rss+xml;charset=UTF-8") {
		@Override
		String write(String title, String address, List<Told> entries) {
			return FeedXml.rss(title, address, entries);
		}
	},

	@JsonProperty("atom")
	ATOM("application/atom+xml;charset=UTF-8") {
		@Override
		String write(String title, String address, List<Told> entries) {
			return FeedXml.atom(title, address, entries);
		}
	},

	@JsonProperty("json")
	JSON("application/feed+json") {
		@Override
		String write(String title, String address, List<Told> entries) {
			return FeedJson.write(title, address, entries);
		}
	};

	private final String mediaType;

	Format(String mediaType) {
		this.mediaType = mediaType;
	}

	String mediaType() {
		return this.mediaType;
	}

	/**
	 * A feed as it is sent.
	 * @param address of the feed itself
	 */
	abstract String write(String title, String address, List<Told> entries);

}
