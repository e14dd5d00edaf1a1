package org.runstate.source.reading;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Request;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads what a status page says of incidents and scheduled maintenances. All updates of
 * one are its content, so that the next update is a revision.
 */
@Component
class StatuspageReader implements JsonReader {

	@Override
	public String kind() {
		return "statuspage";
	}

	/**
	 * The address of a status page stands for both of its full lists: the short ones
	 * forget what is over before anybody could read of it.
	 */
	@Override
	public List<Request> requests(Asked asked) {
		if (asked.url().contains(".json")) {
			return List.of(Request.get(asked.url()));
		}
		String page = asked.url().replaceAll("(?:/api/v2)?/*$", "");
		return List.of(Request.get(page + "/api/v2/incidents.json"),
				Request.get(page + "/api/v2/scheduled-maintenances.json"));
	}

	@Override
	public boolean recognises(String start) {
		return start.matches("(?s)\\s*\\{\\s*\"page\"\\s*:\\s*\\{.*")
				&& start.matches("(?s).*\"(?:incidents|scheduled_maintenances|components)\"\\s*:.*");
	}

	@Override
	public Reading.Good read(JsonNode root, Fetched.Body body, Options options) throws UnreadableException {
		JsonNode incidents = root.path("incidents");
		JsonNode maintenances = root.path("scheduled_maintenances");
		if (!incidents.isArray() && !maintenances.isArray()) {
			throw Json.other("a list of incidents or maintenances");
		}
		return Drafts.reading(Json.text(root.path("page"), "name"),
				Stream.concat(Json.stream(incidents).map((item) -> draft(item, "incident")),
						Json.stream(maintenances).map((item) -> draft(item, "maintenance"))),
				null);
	}

	private static Draft draft(JsonNode item, String category) {
		Content content = new Content().say(window(item));
		Json.stream(item.path("incident_updates"))
			.sorted(Comparator.comparing((update) -> Json.text(update, "created_at")))
			.map((update) -> "[" + Json.text(update, "status") + "] " + Json.text(update, "body"))
			.forEach(content::say);
		return new Draft(Json.text(item, "id"), Json.text(item, "name")).at(Json.text(item, "shortlink"))
			.saying(content)
			.label("category", category)
			.label("impact", Json.text(item, "impact"))
			.label("status", Json.text(item, "status"))
			.services(Json.words(item.path("components"), "name"))
			.published(Json.moment(item, "created_at"))
			.updated(Json.moment(item, "updated_at"));
	}

	private static String window(JsonNode maintenance) {
		String from = Json.text(maintenance, "scheduled_for");
		String until = Json.text(maintenance, "scheduled_until");
		return from.isEmpty() ? "" : "Scheduled from " + from + (until.isEmpty() ? "" : " until " + until) + ".";
	}

}
