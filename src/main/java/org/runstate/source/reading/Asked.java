package org.runstate.source.reading;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a reader is asked to look at.
 *
 * @param since only what changed since then is wanted, or null for everything; a reader
 * that cannot ask so asks for everything
 */
public record Asked(String url, Options options, List<Credential> credentials, @Nullable Instant since) {

	public Asked {
		credentials = List.copyOf(credentials);
	}

	static Asked of(String url) {
		return new Asked(url, Options.NONE, List.of(), null);
	}

}
