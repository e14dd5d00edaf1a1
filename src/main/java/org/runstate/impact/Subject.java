package org.runstate.impact;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Revision;

/**
 * What is classified.
 *
 * @param text without markup, paragraphs apart by line breaks
 * @param html the same with markup, of which only the addresses of links are read; may be
 * empty
 * @param labels the vendor's own words about it, as in a notice's entry
 * @param services names of the services its source gives
 * @param platforms keys of the platforms its source is about
 * @param published when it was said, from which dates without a year are understood
 */
public record Subject(String title, String text, String html, List<String> labels, List<String> services,
		List<String> platforms, @Nullable Instant published) {

	public Subject {
		labels = List.copyOf(labels);
		services = List.copyOf(services);
		platforms = List.copyOf(platforms);
	}

	public static Subject of(Revision revision) {
		return new Subject(revision.title(), revision.text(), revision.html(), revision.labels(), revision.services(),
				revision.platforms(), (revision.published() != null) ? revision.published() : revision.seenAt());
	}

}
