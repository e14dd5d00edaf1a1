package org.runstate.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.runstate.notice.Entry;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the Message Center of Microsoft 365: {@code serviceUpdateMessage} of Microsoft
 * Graph. The same message in several tenants is one entry, the latest of them.
 */
@Component
class GraphMessages implements Reader {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	@Override
	public String kind() {
		return "graph-messages";
	}

	@Override
	public List<Request> requests(Asked asked) {
		return Graph.requests(asked);
	}

	@Override
	public boolean hasPages() {
		return true;
	}

	@Override
	public boolean asksForChanges() {
		return true;
	}

	@Override
	public boolean recognises(String start) {
		return start.contains("serviceAnnouncement/messages")
				|| (start.contains("\"value\"") && start.contains("\"actionRequiredByDateTime\""));
	}

	@Override
	public Reading read(Fetched.Body body, Options options) {
		return Graph.page(body, GraphMessages::entry);
	}

	private static Entry entry(JsonNode message) {
		String id = Graph.text(message, "id");
		String title = Markup.line(Graph.text(message, "title"));
		return new Entry(id, title.isEmpty() ? id : title,
				"https://admin.microsoft.com/#/MessageCenter/:/messages/" + id, Graph.html(message.path("body")),
				labels(message), Graph.texts(message.path("services")), List.of(),
				Graph.instant(message, "startDateTime"), Graph.instant(message, "lastModifiedDateTime"));
	}

	private static List<String> labels(JsonNode message) {
		List<String> labels = new ArrayList<>(Graph.texts(message.path("tags")));
		labels.add("category:" + Graph.text(message, "category"));
		labels.add("severity:" + Graph.text(message, "severity"));
		labels.add("isMajorChange:" + message.path("isMajorChange").asBoolean(false));
		labels.add("actBy:" + Graph.text(message, "actionRequiredByDateTime"));
		message.path("details").forEach((detail) -> details(detail).forEach(labels::add));
		labels.removeIf((label) -> label.endsWith(":"));
		return labels;
	}

	/** What is machine-written beside the text: its summary says nothing of its own. */
	private static Stream<String> details(JsonNode detail) {
		String value = Graph.text(detail, "value");
		return switch (Graph.text(detail, "name")) {
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
			return mapper.readTree(json)
				.valueStream()
				.flatMap(JsonNode::valueStream)
				.map((status) -> "rollout:%s %s %s %s"
					.formatted(Graph.text(status, "RoadmapId"), Graph.text(status, "Platform"),
							Graph.text(status, "Status"), Graph.text(status, "LatestRing"))
					.strip())
				.distinct()
				.sorted();
		}
		catch (JacksonException ex) {
			return Stream.empty(); // the message itself says what matters
		}
	}

}
