package org.runstate.source.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Request;

/**
 * Turns what came from a source into entries. Adding a kind of source is: one class with
 * this contract, one fixture, one line in {@code docs/sources.md}.
 */
public interface Reader {

	/** The word for this kind in the sources file, such as {@code feed}. */
	String kind();

	/**
	 * What is asked for. Most kinds ask for the address as it stands; the answers to
	 * several requests are read as one.
	 */
	default List<Request> requests(Asked asked) {
		return List.of(Request.get(asked.url()));
	}

	/** Whether {@link Asked#since()} narrows what is asked for. */
	default boolean asksForChanges() {
		return false;
	}

	/** Whether an answer may name a page that follows it. */
	default boolean hasPages() {
		return false;
	}

	/** What is wrong with the options of a source of this kind, or null. */
	default @Nullable String problem(Options options) {
		return null;
	}

	/**
	 * Whether a document looks as if it were for this kind, for a preview that was not
	 * told one.
	 * @param start its first characters
	 */
	default boolean recognises(String start) {
		return false;
	}

	/** Reads a body. Never throws for what stands in it. */
	Reading read(Fetched.Body body, Options options);

}
