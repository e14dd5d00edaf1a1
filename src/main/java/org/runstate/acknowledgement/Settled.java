package org.runstate.acknowledgement;

import java.util.List;

/**
 * These people owe these notices no more, or not as they did. Published in the
 * transaction in which that became so, after the obligations were locked.
 *
 * @param debts may be empty
 */
public record Settled(List<Debt> debts) {

	public Settled {
		debts = List.copyOf(debts);
	}

	/** What somebody owed. */
	public record Debt(long personId, long noticeId) {
	}

}
