package org.runstate.source.reading;

import java.util.Comparator;
import java.util.List;

import org.runstate.notice.Entry;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads the service health of Microsoft 365: {@code serviceHealthIssue} of Microsoft
 * Graph. Its posts are an append-only history, so that each new one is a revision.
 */
@Component
public class GraphHealth extends GraphReader {

	@Override
	public String kind() {
		return "graph-health";
	}

	@Override
	public boolean recognises(String start) {
		return start.contains("serviceAnnouncement/issues")
				|| (start.contains("\"value\"") && start.contains("\"impactDescription\""));
	}

	@Override
	Entry entry(JsonNode issue, String id) {
		String service = Json.text(issue, "service");
		return new Entry(id, title(issue, id), "https://admin.microsoft.com/#/servicehealth/:/alerts/" + id,
				text(issue), labels(issue, "classification", "origin", "status", "feature"),
				service.isEmpty() ? List.of() : List.of(service), List.of(), Json.moment(issue, "startDateTime"),
				Json.moment(issue, "lastModifiedDateTime"));
	}

	/** The impact, then the posts, the newest first. */
	private static String text(JsonNode issue) {
		StringBuilder html = new StringBuilder(Markup.ofText(Json.text(issue, "impactDescription")));
		issue.path("posts")
			.valueStream()
			.sorted(Comparator.comparing((JsonNode post) -> Json.text(post, "createdDateTime")).reversed())
			.forEach((post) -> html.append("<h4>")
				.append(Markup.escaped(Json.text(post, "createdDateTime")))
				.append("</h4>")
				.append(html(post.path("description"))));
		return html.toString();
	}

}
