package org.runstate.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import tools.jackson.databind.JsonNode;

/**
 * What the two kinds of the service communications API of Microsoft Graph have in common:
 * how they are asked, by whom, and how their pages are built.
 */
final class Graph {

	private static final String AUTHORITY = "https://login.microsoftonline.com";

	/**
	 * {@code $top} would cost the next link, see
	 * microsoftgraph/microsoft-graph-docs#16424.
	 */
	private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "Prefer",
			"odata.maxpagesize=1000");

	private Graph() {
	}

	/** One request a tenant; without a credential one that asks as nobody. */
	static List<Request> requests(Asked asked) {
		Request request = Request.get(address(asked)).with(HEADERS);
		if (asked.credentials().isEmpty()) {
			return List.of(request);
		}
		return asked.credentials().stream().map((credential) -> request.as(access(credential, asked))).toList();
	}

	private static String address(Asked asked) {
		if (asked.since() == null) {
			return asked.url();
		}
		String filter = "lastModifiedDateTime ge " + asked.since().truncatedTo(ChronoUnit.SECONDS);
		return asked.url() + (asked.url().contains("?") ? "&" : "?") + "$filter="
				+ URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static Access access(Credential credential, Asked asked) {
		if (credential.tenant() == null || credential.clientId() == null) {
			return new Access.Bearer(credential.secret());
		}
		String authority = asked.options().text("authority").orElse(AUTHORITY);
		URI address = URI.create(asked.url());
		String scope = address.getScheme() + "://" + address.getAuthority() + "/.default";
		return new Access.Client(
				authority + "/" + URLEncoder.encode(credential.tenant(), StandardCharsets.UTF_8) + "/oauth2/v2.0/token",
				credential.clientId(), credential.secret(), scope);
	}

	/** A page whose items become entries; an item without an id is left out and told. */
	static Reading page(Fetched.Body body, Function<JsonNode, Entry> entry) {
		try {
			JsonNode page = Json.tree(body);
			if (page.has("error")) {
				return new Reading.Unreadable(Failure.PROTOCOL_ERROR, "Microsoft Graph answered with an error: "
						+ Markup.line(JsonFeed.text(page.path("error"), "code", "without a code")) + ".");
			}
			if (!page.path("value").isArray()) {
				return new Reading.Unreadable(Failure.NOT_A_FEED, "The answer is not a list of Microsoft Graph.");
			}
			List<Entry> entries = new ArrayList<>();
			page.path("value").forEach((item) -> {
				if (!text(item, "id").isBlank()) {
					entries.add(entry.apply(item));
				}
			});
			int left = page.path("value").size() - entries.size();
			String next = text(page, "@odata.nextLink");
			return new Reading.Good("", entries, (left == 0) ? List.of() : List.of(left + " items have no id."),
					next.isEmpty() ? null : next);
		}
		catch (UnreadableException ex) {
			return new Reading.Unreadable(ex.failure(), ex.sentence());
		}
	}

	static String text(JsonNode item, String name) {
		return JsonFeed.text(item, name, "").strip();
	}

	/** A list of texts without blanks around them, which some service names carry. */
	static List<String> texts(JsonNode list) {
		return list.valueStream().map((value) -> value.asString("").strip()).filter((text) -> !text.isEmpty()).toList();
	}

	static @Nullable Instant instant(JsonNode item, String name) {
		try {
			return Optional.of(text(item, name)).filter((text) -> !text.isEmpty()).map(Instant::parse).orElse(null);
		}
		catch (DateTimeParseException ex) {
			return FeedDate.parse(text(item, name));
		}
	}

	/** Content that says of itself whether it is HTML or text. */
	static String html(JsonNode content) {
		String text = JsonFeed.text(content, "content", "");
		return text(content, "contentType").equalsIgnoreCase("text") ? Markup.ofText(text) : text;
	}

}
