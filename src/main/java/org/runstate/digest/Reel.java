package org.runstate.digest;

import java.util.List;

import org.runstate.impact.Impacts;
import org.runstate.impact.News;

import org.springframework.stereotype.Component;

/**
 * The news of late, kept in memory while many people are told the same.
 */
@Component
class Reel {

	/** What stands further back than this is found on the pages. */
	static final int LONGEST = 5000;

	private final Impacts impacts;

	private Loaded loaded = new Loaded(0, 0, List.of());

	Reel(Impacts impacts) {
		this.impacts = impacts;
	}

	/**
	 * The news after a position up to another, by position; at most the newest
	 * {@value #LONGEST}.
	 */
	List<News> between(long after, long to) {
		Loaded have = loaded(after, to);
		return have.news.stream().filter((one) -> one.position() > after && one.position() <= to).toList();
	}

	/** The news after a position, as it is now. */
	List<News> recent(long after) {
		return between(after, this.impacts.lastPosition());
	}

	private synchronized Loaded loaded(long after, long to) {
		if (after < this.loaded.after || to > this.loaded.to) {
			List<News> news = this.impacts.news(after, to);
			this.loaded = new Loaded(after, to,
					List.copyOf(news.subList(Math.max(0, news.size() - LONGEST), news.size())));
		}
		return this.loaded;
	}

	private record Loaded(long after, long to, List<News> news) {
	}

}
