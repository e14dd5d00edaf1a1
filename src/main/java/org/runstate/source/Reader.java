package org.runstate.source;

/**
 * Turns what came from a source into entries. Adding a kind of source is: one class with
 * this contract.
 */
interface Reader {

	/** The word for this kind in the sources file, such as {@code feed}. */
	String kind();

	/** Reads a body. Never throws for what stands in it. */
	Reading read(Fetched.Body body);

}
