package org.runstate.source.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Request;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads the security updates of Microsoft, CVRF 3.0: one notice a month, of the list of
 * months or of the document of one. With the option {@code details} the list only leads
 * to the document of its newest month, so that no month says now this and now that.
 */
@Component
class MsrcReader implements JsonReader {

	@Override
	public String kind() {
		return "msrc";
	}

	/** Documents are XML unless JSON is all that is accepted. */
	@Override
	public List<Request> requests(Asked asked) {
		return List.of(Request.get(asked.url()).with(Map.of("Accept", "application/json")));
	}

	@Override
	public boolean hasPages() {
		return true;
	}

	@Override
	public boolean recognises(String start) {
		return start.contains("\"CvrfUrl\"") || start.contains("\"DocumentTracking\"");
	}

	@Override
	public Reading.Good read(JsonNode root, Fetched.Body body, Options options) throws UnreadableException {
		if (root.path("Vulnerability").isArray()) {
			return Drafts.reading("Microsoft security updates", Stream.of(MsrcMonth.draft(root)), null);
		}
		if (!root.path("value").isArray()) {
			throw Json.other("a list of months or the document of one");
		}
		if (options.text("details").filter("true"::equals).isPresent()) {
			return new Reading.Good("Microsoft security updates", List.of(), List.of(), newest(root.path("value")));
		}
		return Drafts.reading("Microsoft security updates", Json.stream(root.path("value"))
			.map((month) -> draft(month, new Content()
				.say("Microsoft has published its security updates: " + Json.text(month, "DocumentTitle") + "."))),
				null);
	}

	private static String newest(JsonNode months) throws UnreadableException {
		return Json.stream(months)
			.filter((month) -> Json.moment(month, "InitialReleaseDate") != null)
			.max(Comparator.comparing((month) -> Json.text(month, "InitialReleaseDate")))
			.map((month) -> Json.text(month, "CvrfUrl"))
			.filter((address) -> !address.isEmpty())
			.orElseThrow(() -> Json.other("a list of months with their documents"));
	}

	/** The moment of the latest change moves with any CVE and is no part of the text. */
	private static Draft draft(JsonNode month, Content content) {
		return draft(Json.text(month, "ID"), Json.text(month, "DocumentTitle"), content)
			.published(Json.moment(month, "InitialReleaseDate"))
			.updated(Json.moment(month, "CurrentReleaseDate"));
	}

	static Draft draft(String month, String title, Content content) {
		return new Draft(month, title).at("https://msrc.microsoft.com/update-guide/releaseNote/" + month)
			.saying(content)
			.label("category", "security");
	}

}
