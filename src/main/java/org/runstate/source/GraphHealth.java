package org.runstate.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.runstate.notice.Entry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads the service health of Microsoft 365: {@code serviceHealthIssue} of Microsoft
 * Graph. Its posts are an append-only history, so that each new one is a revision.
 */
@Component
class GraphHealth implements Reader {

	@Override
	public String kind() {
		return "graph-health";
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
		return start.contains("serviceAnnouncement/issues")
				|| (start.contains("\"value\"") && start.contains("\"impactDescription\""));
	}

	@Override
	public Reading read(Fetched.Body body, Options options) {
		return Graph.page(body, GraphHealth::entry);
	}

	private static Entry entry(JsonNode issue) {
		String id = Graph.text(issue, "id");
		String title = Markup.line(Graph.text(issue, "title"));
		List<String> labels = new ArrayList<>();
		for (String name : List.of("classification", "origin", "status", "feature")) {
			labels.add(name + ":" + Graph.text(issue, name));
		}
		labels.removeIf((label) -> label.endsWith(":"));
		String service = Graph.text(issue, "service");
		return new Entry(id, title.isEmpty() ? id : title, "https://admin.microsoft.com/#/servicehealth/:/alerts/" + id,
				html(issue), labels, service.isEmpty() ? List.of() : List.of(service), List.of(),
				Graph.instant(issue, "startDateTime"), Graph.instant(issue, "lastModifiedDateTime"));
	}

	/** The impact, then the posts, the newest first. */
	private static String html(JsonNode issue) {
		StringBuilder html = new StringBuilder(Markup.ofText(Graph.text(issue, "impactDescription")));
		issue.path("posts")
			.valueStream()
			.sorted(Comparator.comparing((JsonNode post) -> Graph.text(post, "createdDateTime")).reversed())
			.forEach((post) -> html.append("<h4>")
				.append(Markup.escaped(Graph.text(post, "createdDateTime")))
				.append("</h4>")
				.append(Graph.html(post.path("description"))));
		return html.toString();
	}

}
