package org.runstate.demo;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an entry says from a stage on.
 *
 * @param title none to keep the title before
 * @param labels none to keep the labels before
 */
record StoryVersion(String stage, @Nullable String title, @Nullable List<String> labels, String html) {
}
