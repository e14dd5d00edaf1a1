package org.runstate.source.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;

/**
 * What a reader made of a body.
 */
public sealed interface Reading {

	/**
	 * It was read.
	 *
	 * @param title what the source calls itself, perhaps empty
	 * @param entries in the order of the source; what it says twice has the same key
	 * @param warnings sentences about what was repaired or left out
	 * @param next the address of the page that follows, as it stands, or null
	 */
	public record Good(String title, List<Entry> entries, List<String> warnings,
			@Nullable String next) implements Reading {

		public Good {
			entries = List.copyOf(entries);
			warnings = List.copyOf(warnings);
		}

		/** A reading that no page follows. */
		public Good(String title, List<Entry> entries, List<String> warnings) {
			this(title, entries, warnings, null);
		}

	}

	/** It could not be read. The detail is one sentence for people. */
	record Unreadable(Failure failure, String detail) implements Reading {
	}

}
