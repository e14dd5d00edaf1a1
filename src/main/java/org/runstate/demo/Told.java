package org.runstate.demo;

import java.time.Instant;
import java.util.List;

/**
 * An entry as a sample source says it at some time.
 *
 * @param link the absolute address of its page
 * @param updated when its present version appeared; equal to published for the first
 */
public record Told(String key, String title, String link, String html, List<String> labels, Instant published,
		Instant updated) {
}
