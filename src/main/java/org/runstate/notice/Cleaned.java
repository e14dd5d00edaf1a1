package org.runstate.notice;

/**
 * A revision to be, with its content fit to show.
 */
record Cleaned(Found found, String html) {

	static Cleaned of(Found found) {
		return new Cleaned(found, CleanHtml.of(found.entry().html(), found.entry().url()));
	}

}
