package org.runstate.change;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The change of a notice as its page shows it.
 *
 * @param noticeId the notice whose page it is
 * @param lead who leads it, or null if it does so itself
 * @param others who follows
 * @param looks what looks like the same thing
 * @param decided what people decided about it, a sentence each, newest first
 * @param promises what it promised over time
 */
public record ChangeView(long noticeId, @Nullable Other lead, List<Other> others, List<Look> looks,
		List<String> decided, List<PromiseView> promises) {

	/**
	 * Another notice of the change.
	 *
	 * @param why why it is the same thing, a sentence; empty for the lead
	 * @param additions what it says beyond the lead, a sentence each
	 */
	public record Other(long id, String title, String source, String why, List<String> additions) {
	}

	/**
	 * A notice that may be the same thing.
	 *
	 * @param member the notice of the change that looks like it
	 * @param why a clause
	 */
	public record Look(long id, String title, String source, long member, int percent, String why) {
	}

}
