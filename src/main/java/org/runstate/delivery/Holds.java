package org.runstate.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that should have left long ago and were never tried: whoever starts a server
 * after three days does not want three days of mail to go out unseen. They wait for a
 * person to release or drop them.
 */
@Component
class Holds {

	static final String HELD = "held";

	private static final Logger log = LoggerFactory.getLogger(Holds.class);

	private static final Duration STALE_DIGEST = Duration.ofHours(6);

	private static final Duration STALE = Duration.ofHours(24);

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	Holds(JdbcClient jdbc, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Holds what is stale by now. */
	int hold() {
		Instant now = this.clock.instant();
		int held = this.jdbc
			.sql("""
					update message set state = 'held', claimed_by = null, reply = 'not sent in time, held for a decision'
					where state = 'queued' and ended_at is null and due_at < if(kind in ('digest', 'urgent'), :digest, :other)
						and due_at < :digest and
					"""
					+ Worker.UNCLAIMED)
			.param("digest", now.minus(STALE_DIGEST))
			.param("other", now.minus(STALE))
			.update();
		if (held > 0) {
			log.warn("stale messages held messages={}", held);
		}
		return held;
	}

	/**
	 * How many messages of each kind are held, and since when the oldest should be out.
	 */
	List<Held> held() {
		return this.jdbc.sql("""
				select kind, count(*) messages, min(due_at) since from message
				where state = 'held' and ended_at is null group by kind order by kind
				""").query(Held.class).list();
	}

	/**
	 * Queues what is held, to be sent now.
	 * @return how many
	 */
	@Transactional
	int release() {
		return noted(Did.MAIL_RELEASED, decide("state = 'queued', due_at = :now, reply = null", Map.of()));
	}

	/**
	 * Drops what is held.
	 * @param who decided, for the record
	 * @return how many
	 */
	@Transactional
	int drop(String who) {
		return noted(Did.MAIL_DROPPED,
				decide("state = 'cancelled', ended_at = :now, reply = :reply", Map.of("reply", "dropped by " + who)));
	}

	private int noted(Did did, int messages) {
		this.audit.note(did, About.ALL, Map.of("messages", messages));
		return messages;
	}

	private int decide(String change, Map<String, Object> parameters) {
		return this.jdbc.sql("update message set " + change + " where state = 'held' and ended_at is null")
			.param("now", this.clock.instant())
			.params(parameters)
			.update();
	}

	/** What of one kind is held. */
	public record Held(String kind, long messages, Instant since) {
	}

}
