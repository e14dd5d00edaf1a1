package org.runstate.source.reading;

import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads the catalogue of known exploited vulnerabilities of CISA: one notice a CVE.
 */
@Component
class KevReader implements JsonReader {

	@Override
	public String kind() {
		return "kev";
	}

	@Override
	public boolean recognises(String start) {
		return start.contains("\"catalogVersion\"") && start.contains("\"vulnerabilities\"");
	}

	@Override
	public Reading.Good read(JsonNode root, Fetched.Body body, Options options) throws UnreadableException {
		JsonNode listed = root.path("vulnerabilities");
		if (!listed.isArray()) {
			throw Json.other("a catalogue of known exploited vulnerabilities");
		}
		int count = root.path("count").asInt(-1);
		if (count != listed.size()) {
			throw new UnreadableException(Failure.TRUNCATED_BODY,
					"The catalogue says that it has %d entries, but %d came.".formatted(count, listed.size()), null);
		}
		return Drafts.reading(Json.text(root, "title"), Json.stream(listed).map(KevReader::draft), null);
	}

	private static Draft draft(JsonNode item) {
		String cve = Json.text(item, "cveID");
		String ransomware = Json.text(item, "knownRansomwareCampaignUse");
		Content content = new Content().say(Json.text(item, "shortDescription"))
			.say("Required action", Json.text(item, "requiredAction"))
			.say("Listed by CISA as a known exploited vulnerability since " + Json.text(item, "dateAdded") + ".")
			.say("Due", Json.text(item, "dueDate"))
			.say(ransomware.equals("Known") ? "It is known to be used in ransomware campaigns." : "")
			.say("Affects", Json.text(item, "vendorProject") + " " + Json.text(item, "product"))
			.say("Weaknesses", Json.words(item.path("cwes"), "id"))
			.say("Notes", Json.text(item, "notes"));
		return new Draft(cve, cve + ": " + Json.text(item, "vulnerabilityName"))
			.at("https://nvd.nist.gov/vuln/detail/" + cve)
			.saying(content)
			.label("category", "security")
			.label("actBy", Json.text(item, "dueDate"))
			.label("vendor", Json.text(item, "vendorProject"))
			.label("product", Json.text(item, "product"))
			.label("ransomware", ransomware)
			.published(Json.moment(item, "dateAdded"));
	}

}
