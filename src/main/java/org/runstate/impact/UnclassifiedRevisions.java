package org.runstate.impact;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads revisions without an impact by their ids, a page at a time. It starts from the
 * first one each time, since what is classified is no longer among them.
 */
class UnclassifiedRevisions implements ItemStreamReader<Revision> {

	private final Notices notices;

	private final int page;

	private final Deque<Revision> ahead = new ArrayDeque<>();

	private long after;

	UnclassifiedRevisions(Notices notices, int page) {
		this.notices = notices;
		this.page = page;
	}

	@Override
	public void open(ExecutionContext context) {
		this.ahead.clear();
		this.after = 0;
	}

	@Override
	public @Nullable Revision read() {
		if (this.ahead.isEmpty()) {
			this.ahead.addAll(this.notices.unclassified(this.after, this.page));
		}
		Revision next = this.ahead.poll();
		if (next != null) {
			this.after = next.id();
		}
		return next;
	}

}
