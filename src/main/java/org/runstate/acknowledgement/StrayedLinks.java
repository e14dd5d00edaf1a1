package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Links of mails of which somebody said that they are not the person the mail was for. A
 * forwarded mail is mostly harmless; its owner decides.
 */
@Repository
class StrayedLinks {

	private static final Logger log = LoggerFactory.getLogger(StrayedLinks.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	StrayedLinks(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Notes that a link reached somebody else; once until its owner has seen it. */
	void report(long personId, long noticeId) {
		this.jdbc
			.sql("""
					insert into strayed_link (person_id, notice_id, reported_at) values (?, ?, ?)
					on duplicate key update reported_at = if(seen_at is null, reported_at, value(reported_at)), seen_at = null
					""")
			.params(personId, noticeId, this.clock.instant())
			.update();
		log.info("link reached somebody else person={} notice={}", personId, noticeId);
	}

	/** What a person has not seen yet, oldest first. */
	List<Strayed> of(long personId) {
		return this.jdbc.sql("""
				select l.notice_id, r.title, l.reported_at
				from strayed_link l
				join notice n on n.id = l.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				where l.person_id = ? and l.seen_at is null order by l.reported_at
				""").param(personId).query(Strayed.class).list();
	}

	/** The person says that they know. */
	void seen(long personId, long noticeId) {
		this.jdbc.sql("update strayed_link set seen_at = ? where person_id = ? and notice_id = ? and seen_at is null")
			.params(this.clock.instant(), personId, noticeId)
			.update();
	}

	/** How many people's links of a notice reached somebody else. */
	long count(long noticeId) {
		return this.jdbc.sql("select count(*) from strayed_link where notice_id = ?")
			.param(noticeId)
			.query(Long.class)
			.single();
	}

	/**
	 * A link that reached somebody else.
	 *
	 * @param title the newest revision's
	 */
	public record Strayed(long noticeId, String title, Instant reportedAt) {
	}

}
