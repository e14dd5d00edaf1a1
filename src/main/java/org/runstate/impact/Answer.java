package org.runstate.impact;

import java.util.List;
import java.util.TreeSet;

import org.runstate.platform.Platform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was read from a notice as JSON, with its fields in the order of the contract:
 * {@code {id, platforms: [], category, action, major, touches: {admin, helpdesk, user},
 * urgency, actBy, timeline: [{from, to, precision, words, stage, cloud, milestone}],
 * entities: {kb, cve, roadmap, messages, builds}, reasons: [{part, value, by, why,
 * confidence}]}}. Days are ISO; {@code actBy} and the last three of a promise may be
 * null; {@code confidence}, 0 to 1, stands only where the model decided.
 */
public final class Answer {

	private static final JsonNodeFactory nodes = JsonNodeFactory.instance;

	private Answer() {
	}

	public static ObjectNode json(JsonNode id, Classified classified) {
		Impact impact = classified.impact();
		ObjectNode answer = nodes.objectNode();
		answer.set("id", id);
		answer.set("platforms", texts(new TreeSet<>(impact.platforms()).stream().map(Platform::key).toList()));
		answer.put("category", impact.category().key());
		answer.put("action", impact.action().key());
		answer.put("major", impact.major());
		answer.putObject("touches")
			.put("admin", impact.admin().key())
			.put("helpdesk", impact.helpdesk().key())
			.put("user", impact.user().key());
		answer.put("urgency", impact.urgency().key());
		answer.put("actBy", (impact.actBy() != null) ? impact.actBy().toString() : null);
		ArrayNode timeline = answer.putArray("timeline");
		classified.timeline()
			.forEach((promise) -> timeline.addObject()
				.put("from", promise.from().toString())
				.put("to", promise.to().toString())
				.put("precision", promise.precision().key())
				.put("words", promise.words())
				.put("stage", promise.stage())
				.put("cloud", promise.cloud())
				.put("milestone", promise.milestone()));
		Entities entities = classified.entities();
		ObjectNode found = answer.putObject("entities");
		found.set("kb", texts(entities.kb()));
		found.set("cve", texts(entities.cve()));
		found.set("roadmap", texts(entities.roadmap()));
		found.set("messages", texts(entities.messages()));
		found.set("builds", texts(entities.builds()));
		ArrayNode reasons = answer.putArray("reasons");
		impact.reasons().forEach((reason) -> {
			ObjectNode one = reasons.addObject()
				.put("part", reason.part())
				.put("value", reason.value())
				.put("by", reason.by())
				.put("why", reason.why());
			if (reason.confidence() != null) {
				one.put("confidence", reason.confidence());
			}
		});
		return answer;
	}

	private static ArrayNode texts(List<String> texts) {
		ArrayNode array = nodes.arrayNode();
		texts.forEach(array::add);
		return array;
	}

}
