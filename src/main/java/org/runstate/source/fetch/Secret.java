package org.runstate.source.fetch;

/**
 * A text that no log, page or message may show.
 *
 * @param text the secret itself; nothing but a request may ask for it
 */
public record Secret(String text) {

	@Override
	public String toString() {
		return "(secret)";
	}

}
