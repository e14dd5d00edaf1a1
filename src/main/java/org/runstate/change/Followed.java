package org.runstate.change;

import java.util.Map;

/**
 * Notices began to follow others, which ask in their place from now on. Said in the
 * transaction in which they do.
 *
 * @param leads by follower
 */
public record Followed(Map<Long, Long> leads) {

	public Followed {
		leads = Map.copyOf(leads);
	}

}
