package org.runstate.source;

import org.jspecify.annotations.Nullable;

/**
 * What a server said about the version of its answer, byte for byte.
 */
record Validators(@Nullable String etag, @Nullable String lastModified) {

	static final Validators NONE = new Validators(null, null);

	boolean isEmpty() {
		return this.etag == null && this.lastModified == null;
	}

	/** What an answer brought replaces what was known. */
	Validators or(Validators known) {
		return isEmpty() ? known : this;
	}

}
