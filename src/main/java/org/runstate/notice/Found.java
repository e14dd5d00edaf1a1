package org.runstate.notice;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An entry beside what is known of it. Its text is flattened only when a byte of it
 * changed.
 */
record Found(Said said, Entry entry, Change change, String rawHash, String semanticHash, String text, int number,
		@Nullable Known known) {

	private static final int TITLE_LENGTH = 1000;

	enum Change {

		/** The entry's key is new. */
		ADDED,
		/** It means something else than before. */
		REVISED,
		/** It is written differently and means the same. */
		REWRITTEN,
		/** Not a byte is different. */
		NONE

	}

	static Found of(Said said, Entry entry, @Nullable Known known) {
		String raw = SemanticHash.raw(entry);
		if (known != null && known.rawHash().equals(raw)) {
			return new Found(said, entry, Change.NONE, raw, known.semanticHash(), "", known.latest(), known);
		}
		String text = PlainText.of(entry.html());
		String semantic = SemanticHash.semantic(entry, text);
		if (known == null) {
			return new Found(said, entry, Change.ADDED, raw, semantic, text, 1, null);
		}
		if (known.semanticHash().equals(semantic)) {
			return new Found(said, entry, Change.REWRITTEN, raw, semantic, text, known.latest(), known);
		}
		return new Found(said, entry, Change.REVISED, raw, semantic, text, known.latest() + 1, known);
	}

	/** Whether its notice has to be written anew. */
	boolean touches() {
		return this.known != null && (this.change != Change.NONE || this.known.absent());
	}

	String title() {
		String title = PlainText.line(this.entry.title());
		return (title.length() > TITLE_LENGTH) ? title.substring(0, TITLE_LENGTH - 1) + "…" : title;
	}

	List<String> services() {
		return this.entry.services().isEmpty() ? this.said.services() : this.entry.services();
	}

	List<String> platforms() {
		return this.entry.platforms().isEmpty() ? this.said.platforms() : this.entry.platforms();
	}

	/** The notice of this entry, which is there once it was inserted. */
	Known in(Known.ByEntry all) {
		return Objects.requireNonNull((this.known != null) ? this.known : all.get(this.said.sourceId(), this.entry));
	}

}
