package org.runstate.impact;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A revision that people are to be told of, with all that a digest says about it.
 *
 * @param position its place in the order in which impacts became visible
 * @param number 1 for a new notice
 * @param text without markup
 * @param source the name of the source that said it
 * @param differences what it changed; empty for a new notice
 * @param seenAt when it was collected
 */
public record News(long position, long revisionId, long noticeId, int number, String title, @Nullable String url,
		String text, String source, Impact impact, List<Difference> differences, Instant seenAt) {

	public News {
		differences = List.copyOf(differences);
	}

	/** The same with other differences. */
	public News saying(List<Difference> others) {
		return new News(this.position, this.revisionId, this.noticeId, this.number, this.title, this.url, this.text,
				this.source, this.impact, others, this.seenAt);
	}

	/** The same with another text. */
	public News reading(String other) {
		return new News(this.position, this.revisionId, this.noticeId, this.number, this.title, this.url, other,
				this.source, this.impact, this.differences, this.seenAt);
	}

}
