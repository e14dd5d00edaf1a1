package org.runstate.announcement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts that programs ask for. A request that names a key is answered with the same
 * draft when it is sent again, also at the same time; keys are kept for a month.
 */
@Repository
class DraftRequests {

	private static final Duration KEPT = Duration.ofDays(30);

	private final Writing writing;

	private final JdbcClient jdbc;

	private final Clock clock;

	DraftRequests(Writing writing, JdbcClient jdbc, Clock clock) {
		this.writing = writing;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Drafts one without a key: sent again, it makes another. */
	Drafted draft(Content content, long author) {
		return new Drafted(this.writing.draft(content, null, null, author), true);
	}

	/**
	 * Drafts one, unless this token asked for it before.
	 * @throws IllegalArgumentException when it asked for something else under this key
	 */
	@Transactional
	public Drafted draft(Content content, long author, String token, String key) {
		Instant now = this.clock.instant();
		String hash = content.hash(null, null);
		boolean first = this.jdbc.sql("""
				insert ignore into announcement_request (token, request_key, content_hash, made_at) values (?, ?, ?, ?)
				""").params(token, key, hash, now).update() == 1;
		if (!first) {
			Kept kept = this.jdbc.sql("""
					select content_hash, announcement_id from announcement_request where token = ? and request_key = ?
					lock in share mode
					""").params(token, key).query(Kept.class).single();
			if (!kept.contentHash().equals(hash)) {
				throw new IllegalArgumentException("This key was used for another announcement. Take a new one.");
			}
			return new Drafted(kept.announcementId(), false);
		}
		long id = this.writing.draft(content, null, null, author);
		this.jdbc.sql("update announcement_request set announcement_id = ? where token = ? and request_key = ?")
			.params(id, token, key)
			.update();
		this.jdbc.sql("delete from announcement_request where made_at < ?").param(now.minus(KEPT)).update();
		return new Drafted(id, true);
	}

	/**
	 * A draft.
	 *
	 * @param isNew whether this request made it
	 */
	record Drafted(long id, boolean isNew) {
	}

	/** What was asked for under a key. */
	record Kept(String contentHash, long announcementId) {
	}

}
