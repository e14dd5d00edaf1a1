package org.runstate.demo;

import java.util.List;

/**
 * A place that says things in the story.
 *
 * @param key the last part of its feed's address
 * @param title what the feed calls itself
 */
record StorySource(String key, Format format, String title, List<StoryEntry> entries) {

	StorySource {
		entries = List.copyOf(entries);
	}

}
