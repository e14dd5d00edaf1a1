package org.runstate.source.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server said about the version of its answer, byte for byte.
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

	public static final Validators NONE = new Validators(null, null);

	boolean isEmpty() {
		return this.etag == null && this.lastModified == null;
	}

	/** What an answer brought replaces what was known. */
	public Validators or(Validators known) {
		return isEmpty() ? known : this;
	}

}
