package org.runstate.source;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Failure;

/**
 * What a reader made of one input.
 *
 * @param outcome {@code ok} or the name of a {@link Failure}
 * @param error one sentence, or null when it was read
 * @param title what the source calls itself, perhaps empty
 * @param warnings sentences about what was repaired or left out
 */
public record Previewed(String input, String outcome, @Nullable String error, String title, List<String> warnings,
		List<Notice> notices) {

	public Previewed {
		warnings = List.copyOf(warnings);
		notices = List.copyOf(notices);
	}

	/** An entry as it would be kept, without its text. */
	public record Notice(String key, String title, @Nullable String url, @Nullable Instant published,
			@Nullable Instant updated, List<String> labels) {

		public Notice {
			labels = List.copyOf(labels);
		}

	}

}
