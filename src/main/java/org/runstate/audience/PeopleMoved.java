package org.runstate.audience;

import java.util.Collection;
import java.util.Set;

/**
 * People left, or came back. Published in the transaction in which they did.
 *
 * @param left who is no longer active
 * @param back who is active again
 */
public record PeopleMoved(Collection<Long> left, Collection<Long> back) {

	public PeopleMoved {
		left = Set.copyOf(left);
		back = Set.copyOf(back);
	}

}
