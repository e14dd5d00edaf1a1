package org.runstate.source;

import java.time.Instant;
import java.util.List;

/**
 * A poll that waits for a person.
 *
 * @param added how many entries would be new, and {@code revised} how many would change
 * @param titles of the first of these
 */
public record HeldBatch(Instant polledAt, String reason, int added, int revised, List<String> titles) {

	public HeldBatch {
		titles = List.copyOf(titles);
	}

}
