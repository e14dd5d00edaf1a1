package org.runstate.source.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.runstate.source.fetch.Fetched;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads the data feeds of SOFA about releases of macOS, iOS and others: one notice a
 * security release.
 */
@Component
class SofaReader implements JsonReader {

	private static final String ALL_RELEASES = "https://support.apple.com/en-us/100100";

	@Override
	public String kind() {
		return "sofa";
	}

	@Override
	public boolean recognises(String start) {
		return start.contains("\"OSVersions\"") && start.contains("\"OSVersion\"");
	}

	@Override
	public Reading.Good read(JsonNode root, Fetched.Body body, Options options) throws UnreadableException {
		if (!root.path("OSVersions").isArray()) {
			throw Json.other("a data feed of SOFA");
		}
		Stream<JsonNode> releases = Json.stream(root.path("OSVersions"))
			.flatMap((version) -> Json.stream(version.path("SecurityReleases")));
		return Drafts.reading("SOFA", releases.map(SofaReader::draft), null);
	}

	/** The days since the release before and the devices are no part of what it says. */
	private static Draft draft(JsonNode release) {
		String version = Json.text(release, "ProductVersion");
		String product = Json.text(release, "ProductName");
		String page = Json.text(release, "SecurityInfo");
		List<String> cves = Stream
			.concat(release.path("CVEs").properties().stream().map(Map.Entry::getKey),
					Json.words(release.path("CVEs"), "id").stream())
			.sorted()
			.toList();
		List<String> exploited = exploited(release);
		int count = Math.max(release.path("UniqueCVEsCount").asInt(0), cves.size());
		Content content = new Content()
			.say((count > 0) ? "It fixes " + count + ((count == 1) ? " vulnerability." : " vulnerabilities.")
					: "It has no published CVE entries.")
			.say("Actively exploited", exploited)
			.say("CVEs", cves);
		Draft draft = new Draft(version.isEmpty() ? "" : product + "/" + version, Json.text(release, "UpdateName"))
			.at(page.isEmpty() ? ALL_RELEASES : page)
			.saying(content)
			.label("category", (count > 0) ? "security" : "update")
			.label("release", Json.text(release, "ReleaseType"))
			.platforms(List.of(product))
			.published(Json.moment(release, "ReleaseDate"));
		return exploited.isEmpty() ? draft : draft.label("exploited");
	}

	private static List<String> exploited(JsonNode release) {
		Stream<String> marked = release.path("CVEs")
			.properties()
			.stream()
			.filter((cve) -> cve.getValue().asBoolean(false))
			.map(Map.Entry::getKey);
		return Stream.concat(Json.words(release.path("ActivelyExploitedCVEs"), "id").stream(), marked)
			.distinct()
			.sorted(Comparator.naturalOrder())
			.toList();
	}

}
