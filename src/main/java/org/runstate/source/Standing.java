package org.runstate.source;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Whether a source is looked at, as people have decided.
 *
 * @param active false once it was removed; its notices stay
 * @param pausedAt since when it is left alone, or null
 */
public record Standing(boolean active, @Nullable Instant pausedAt) {

	static final Standing USUAL = new Standing(true, null);

	public boolean isPaused() {
		return this.active && this.pausedAt != null;
	}

}
