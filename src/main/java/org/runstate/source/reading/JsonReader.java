package org.runstate.source.reading;

import org.runstate.source.fetch.Fetched;
import tools.jackson.databind.JsonNode;

/**
 * A reader of a kind that speaks JSON.
 */
interface JsonReader extends Reader {

	/** Reads a document that is well-formed, whatever stands in it. */
	Reading.Good read(JsonNode root, Fetched.Body body, Options options) throws UnreadableException;

	@Override
	default Reading read(Fetched.Body body, Options options) {
		try {
			return read(Json.tree(body), body, options);
		}
		catch (UnreadableException ex) {
			return new Reading.Unreadable(ex.failure(), ex.sentence());
		}
	}

}
