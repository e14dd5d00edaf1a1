package org.runstate.source.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.runstate.notice.Entry;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads the Message Center of Microsoft 365: {@code serviceUpdateMessage} of Microsoft
 * Graph. The same message in several tenants is one entry, the latest of them.
 */
@Component
public class GraphMessages extends GraphReader {

	@Override
	public String kind() {
		return "graph-messages";
	}

	@Override
	public boolean recognises(String start) {
		return start.contains("serviceAnnouncement/messages")
				|| (start.contains("\"value\"") && start.contains("\"actionRequiredByDateTime\""));
	}

	@Override
	Entry entry(JsonNode message, String id) {
		return new Entry(id, title(message, id), "https://admin.microsoft.com/#/MessageCenter/:/messages/" + id,
				html(message.path("body")), labels(message), texts(message.path("services")), List.of(),
				Json.moment(message, "startDateTime"), Json.moment(message, "lastModifiedDateTime"));
	}

	private static List<String> labels(JsonNode message) {
		List<String> labels = new ArrayList<>(texts(message.path("tags")));
		labels.addAll(labels(message, "category", "severity"));
		labels.add("isMajorChange:" + message.path("isMajorChange").asBoolean(false));
		String actBy = Json.text(message, "actionRequiredByDateTime");
		if (!actBy.isEmpty()) {
			labels.add("actBy:" + actBy);
		}
		message.path("details").forEach((detail) -> details(detail).forEach(labels::add));
		return labels;
	}

	/** What is machine-written beside the text: its summary says nothing of its own. */
	private static Stream<String> details(JsonNode detail) {
		String value = Json.text(detail, "value");
		if (value.isEmpty()) {
			return Stream.empty();
		}
		return switch (Json.text(detail, "name")) {
			case "RoadmapIds" -> Stream.of("roadmap:" + value);
			case "Platforms" -> Stream.of("platforms:" + value);
			case "FeatureStatusJson" -> statuses(value);
			default -> Stream.empty();
		};
	}

	/**
	 * How far each feature is on each platform. Their order and their time stamps change
	 * without meaning.
	 */
	private static Stream<String> statuses(String json) {
		try {
			return Json.tree(json)
				.valueStream()
				.flatMap(JsonNode::valueStream)
				.map((status) -> "rollout:%s %s %s %s"
					.formatted(Json.text(status, "RoadmapId"), Json.text(status, "Platform"),
							Json.text(status, "Status"), Json.text(status, "LatestRing"))
					.strip())
				.distinct()
				.sorted();
		}
		catch (UnreadableException ex) {
			return Stream.empty(); // the message itself says what matters
		}
	}

}
