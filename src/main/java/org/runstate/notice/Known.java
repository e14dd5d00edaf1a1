package org.runstate.notice;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A notice as it was when a poll came in.
 *
 * @param latest the number of its newest revision
 * @param absent whether its source had ceased to list it
 */
record Known(long id, int latest, String rawHash, String semanticHash, boolean absent) {

	/** What an entry is known by. */
	record EntryId(long sourceId, String key) {
	}

	/** All that is known of the entries of some polls. */
	static final class ByEntry {

		private final Map<EntryId, Known> known = new HashMap<>();

		void put(long sourceId, String key, Known notice) {
			this.known.put(new EntryId(sourceId, key), notice);
		}

		@Nullable Known get(long sourceId, Entry entry) {
			return this.known.get(new EntryId(sourceId, entry.key()));
		}

	}

}
