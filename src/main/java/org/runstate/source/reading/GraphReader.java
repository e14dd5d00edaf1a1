package org.runstate.source.reading;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.runstate.notice.Entry;
import org.runstate.source.fetch.Access;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Request;
import tools.jackson.databind.JsonNode;

/**
 * What the kinds of the service communications API of Microsoft Graph have in common: how
 * they are asked, by whom, and how their pages are built.
 */
abstract class GraphReader implements JsonReader {

	private static final String AUTHORITY = "https://login.microsoftonline.com";

	/**
	 * {@code $top} would cost the next link, see
	 * microsoftgraph/microsoft-graph-docs#16424.
	 */
	private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "Prefer",
			"odata.maxpagesize=1000");

	/** One of the items of a page as an entry. */
	abstract Entry entry(JsonNode item, String id);

	@Override
	public boolean hasPages() {
		return true;
	}

	@Override
	public boolean asksForChanges() {
		return true;
	}

	/** One request a tenant; without a credential one that asks as nobody. */
	@Override
	public List<Request> requests(Asked asked) {
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
	@Override
	public Reading.Good read(JsonNode page, Fetched.Body body, Options options) throws UnreadableException {
		if (page.has("error")) {
			String code = Json.text(page.path("error"), "code");
			throw new UnreadableException(Failure.PROTOCOL_ERROR, "Microsoft Graph answered with an error: "
					+ (code.isEmpty() ? "without a code" : Markup.line(code)) + ".", null);
		}
		if (!page.path("value").isArray()) {
			throw new UnreadableException(Failure.NOT_A_FEED, "The answer is not a list of Microsoft Graph.", null);
		}
		List<Entry> entries = new ArrayList<>();
		page.path("value").forEach((item) -> {
			String id = Json.text(item, "id");
			if (!id.isEmpty()) {
				entries.add(entry(item, id));
			}
		});
		int left = page.path("value").size() - entries.size();
		String next = Json.text(page, "@odata.nextLink");
		return new Reading.Good("", entries, (left == 0) ? List.of() : List.of(left + " items have no id."),
				next.isEmpty() ? null : next);
	}

	/** A title on one line; what has none is called by its id. */
	static String title(JsonNode item, String id) {
		String title = Markup.line(Json.text(item, "title"));
		return title.isEmpty() ? id : title;
	}

	/** The fields that say something, as labels {@code name:value}. */
	static List<String> labels(JsonNode item, String... names) {
		return Stream.of(names)
			.filter((name) -> !Json.text(item, name).isEmpty())
			.map((name) -> name + ":" + Json.text(item, name))
			.toList();
	}

	/** A list of texts without blanks around them, which some service names carry. */
	static List<String> texts(JsonNode list) {
		return Json.stream(list).map(Json::text).filter((text) -> !text.isEmpty()).toList();
	}

	/** Content that says of itself whether it is HTML or text. */
	static String html(JsonNode content) {
		String text = Json.text(content, "content");
		return Json.text(content, "contentType").equalsIgnoreCase("text") ? Markup.ofText(text) : text;
	}

}
