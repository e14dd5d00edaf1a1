package org.runstate.demo;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Something that a sample source says.
 *
 * @param stage the name of the stage at which it appears, the baseline if none
 * @param published for an entry of the baseline, how many days before the story began,
 * such as {@code -9d}
 * @param versions what it says later, in their order
 */
record StoryEntry(String key, @Nullable String stage, @Nullable String published, String title, List<String> labels,
		String html, @Nullable List<StoryVersion> versions) {

	StoryEntry {
		labels = List.copyOf(labels);
		versions = List.copyOf(Objects.requireNonNullElse(versions, List.of()));
	}

}
