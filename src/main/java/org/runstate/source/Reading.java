package org.runstate.source;

import java.util.List;

import org.runstate.notice.Entry;

/**
 * What a reader made of a body.
 */
sealed interface Reading {

	/**
	 * It was read.
	 *
	 * @param title what the source calls itself, perhaps empty
	 * @param entries in the order of the source; what it says twice has the same key
	 * @param warnings sentences about what was repaired or left out
	 */
	record Good(String title, List<Entry> entries, List<String> warnings) implements Reading {

		public Good {
			entries = List.copyOf(entries);
			warnings = List.copyOf(warnings);
		}

	}

	/** It could not be read. The detail is one sentence for people. */
	record Unreadable(Failure failure, String detail) implements Reading {
	}

}
