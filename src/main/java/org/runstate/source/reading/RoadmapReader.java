package org.runstate.source.reading;

import java.net.URI;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Fetched;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads the Microsoft 365 roadmap, version 1 (an array) and version 2 (OData). Both say
 * the same of an item in other words, so that a source may move from one to the other.
 */
@Component
class RoadmapReader implements JsonReader {

	private static final Pattern SKIP = Pattern.compile("([?&](?:\\$|%24)skip=)(\\d{1,9})");

	private static final Pattern OURS = Pattern
		.compile("\"(?:publicDisclosureAvailabilityDate|tagsContainer|cloudInstances|generalAvailabilityDate)\"");

	@Override
	public String kind() {
		return "m365-roadmap";
	}

	@Override
	public boolean hasPages() {
		return true;
	}

	@Override
	public boolean recognises(String start) {
		return (start.startsWith("[") || start.startsWith("{")) && OURS.matcher(start).find();
	}

	@Override
	public Reading.Good read(JsonNode root, Fetched.Body body, Options options) throws UnreadableException {
		JsonNode items = root.isArray() ? root : root.path("value");
		if (!items.isArray()) {
			throw Json.other("a list of roadmap items");
		}
		return Drafts.reading("Microsoft 365 roadmap", Json.stream(items).map(RoadmapReader::draft),
				next(root, items.size(), body.address()));
	}

	private static Draft draft(JsonNode item) {
		JsonNode tags = item.path("tagsContainer");
		String id = Json.text(item, "id");
		List<String> platforms = both(item.path("platforms"), tags.path("platforms"));
		String available = date(item, "generalAvailabilityDate", "publicDisclosureAvailabilityDate");
		String preview = date(item, "previewAvailabilityDate", "publicPreviewDate");
		Content content = new Content().markup(description(Json.text(item, "description")))
			.say("General availability", available)
			.say("Preview", preview);
		List<String> rings = Stream
			.concat(Json.words(item.path("availabilities"), "ring").stream(),
					both(item.path("releaseRings"), tags.path("releasePhase")).stream())
			.distinct()
			.toList();
		return new Draft(id, Json.text(item, "title")).at("https://www.microsoft.com/microsoft-365/roadmap?id=" + id)
			.saying(content)
			.label("status", Json.text(item, "status"))
			.label("available", available)
			.label("preview", preview)
			.labels("ring", rings)
			.labels("cloud", both(item.path("cloudInstances"), tags.path("cloudInstances")))
			.labels("platform", platforms)
			.platforms(platforms)
			.services(both(item.path("products"), tags.path("products")))
			.published(Json.moment(item, "created"))
			.updated(Json.moment(item, "modified"));
	}

	private static List<String> both(JsonNode second, JsonNode first) {
		List<String> words = Json.words(second, "tagName");
		return words.isEmpty() ? Json.words(first, "tagName") : words;
	}

	/** Descriptions are text, but newer ones hold markup. */
	private static String description(String text) {
		return text.startsWith("<") ? text : Markup.ofText(text);
	}

	/** Version 2 writes "2026-07" for what version 1 calls "July CY2026". */
	private static String date(JsonNode item, String second, String first) {
		String month = Json.text(item, second);
		try {
			YearMonth date = YearMonth.parse(month);
			return date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " CY" + date.getYear();
		}
		catch (DateTimeException ex) {
			return month.isEmpty() ? Json.text(item, first) : month; // a label as it
																		// stands
		}
	}

	/** The link that it gives, or the next part of what it counted. */
	private static @Nullable String next(JsonNode root, int size, @Nullable URI address) {
		String link = Json.text(root, "@odata.nextLink");
		int count = root.path("@odata.count").asInt(0);
		if (!link.isEmpty() || address == null || size == 0) {
			return link.isEmpty() ? null : link;
		}
		String page = address.toString();
		Matcher skip = SKIP.matcher(page);
		if (!skip.find()) {
			return (size < count) ? page + (page.contains("?") ? "&" : "?") + "$skip=" + size : null;
		}
		int to = Integer.parseInt(skip.group(2)) + size;
		return (to < count) ? page.substring(0, skip.end(1)) + to + page.substring(skip.end()) : null;
	}

}
