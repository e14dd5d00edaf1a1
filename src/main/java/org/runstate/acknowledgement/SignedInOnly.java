package org.runstate.acknowledgement;

import java.time.Clock;
import java.util.Map;

import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices that have to be acknowledged signed in, because a link in a mail is not enough
 * for them.
 */
@Repository
class SignedInOnly {

	private static final Logger log = LoggerFactory.getLogger(SignedInOnly.class);

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	SignedInOnly(JdbcClient jdbc, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	boolean is(long noticeId) {
		return this.jdbc.sql("select count(*) from signed_in_only where notice_id = ?")
			.param(noticeId)
			.query(Long.class)
			.single() > 0;
	}

	@Transactional
	void set(long noticeId, boolean only, long personId) {
		this.audit.note(Actor.person(personId), Did.SIGNED_IN_ONLY_SET, About.notice(noticeId),
				Map.of("now", only ? "signed in" : "a link is enough"));
		if (only) {
			this.jdbc.sql("""
					insert into signed_in_only (notice_id, set_by, set_at) values (?, ?, ?)
					on duplicate key update notice_id = notice_id
					""").params(noticeId, personId, this.clock.instant()).update();
		}
		else {
			this.jdbc.sql("delete from signed_in_only where notice_id = ?").param(noticeId).update();
		}
		log.info("signed-in only set notice={} only={} person={}", noticeId, only, personId);
	}

}
